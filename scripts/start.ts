import { Refusal } from "@/server/kernel/refusal";
import { start } from "./start/start";

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
