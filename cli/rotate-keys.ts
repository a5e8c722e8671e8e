import { parseArgs } from "node:util";
import { readEnvironment } from "@/server/environment/environment";
import { keepKeys, keysIn, newKey, readKeys, rotateKeys } from "@/server/secrets";
import { Refusal } from "@/server/kernel/refusal";
import { EXIT, withDatabase } from "./with-organization";

const USAGE = "npm run -s cli -- rotate-keys [--forget-old]";

/**
 * Seals every stored secret with a new key. In the embedded mode the key is made and put first into the data folder's list, which a
 * running server reads at once; with `ENCRYPTION_KEYS` its first key is the new one. `--forget-old` keeps the new key alone.
 */
export async function rotateKeysVerb(args: readonly string[]): Promise<number> {
  let forgetOld: boolean;
  try {
    const options = { "forget-old": { type: "boolean", default: false } } as const;
    forgetOld = parseArgs({ args: [...args], options }).values["forget-old"];
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return EXIT.badInput;
  }
  return withDatabase(async ({ adminUrl, folder, isEmbedded }) => {
    const given = readEnvironment(process.env).ENCRYPTION_KEYS;
    if (given === undefined && !isEmbedded)
      throw new Refusal(
        "bad-input",
        "no-encryption-keys",
        "Give ENCRYPTION_KEYS with the new key first and the old ones behind it.",
      );
    if (given !== undefined && forgetOld)
      throw new Refusal(
        "bad-input",
        "keys-are-given",
        "--forget-old is for keys of the data folder: take old keys out of ENCRYPTION_KEYS yourself.",
      );
    // Kept before the first secret is sealed with it: whatever happens then, all of them open.
    if (given === undefined) keepKeys(folder, `${newKey()},${keysIn(folder)}`);
    const keys = readKeys(given ?? keysIn(folder));
    const columns = await rotateKeys(adminUrl, keys);
    if (forgetOld) keepKeys(folder, keys[0].bytes.toString("base64url"));
    process.stdout.write(`${JSON.stringify({ key: keys[0].id, keys: forgetOld ? 1 : keys.length, columns })}\n`);
    return EXIT.done;
  });
}
