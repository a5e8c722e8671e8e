import { verbs } from "./verbs";

const [verb, ...args] = process.argv.slice(2);
const run = verb === undefined ? undefined : verbs[verb];
if (run) process.exitCode = await run(args);
else {
  console.error(
    `${verb === undefined ? "Say what to do" : `There is no verb "${verb}"`}: npm run -s cli -- VERB …, one of ${Object.keys(verbs).join(", ")}.`,
  );
  process.exitCode = 2;
}
