import { randomInt } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface DemoSignIn {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const fileIn = (folder: string): string => path.join(folder, "demo-people.json");

/** The demo's sign-ins, made at its first load and kept in the data folder with mode 0600. */
export function demoPeople(folder: string): DemoSignIn[] {
  return existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), "utf8")) as DemoSignIn[]) : [];
}

/** Loads the demo company where it is not there yet, through the real import path. */
export async function prepareDemo(folder: string): Promise<void> {
  const { loadDemo, people } = await import("@/prisma/demo");
  console.log("Loading the demo company, where it is not there yet …");
  // Written first: a start that is killed while it loads must not lose the passwords.
  const known = new Map(demoPeople(folder).map((person) => [person.email, person.password]));
  const signIns = people.map((person): DemoSignIn => ({
    ...person,
    password: known.get(person.email) ?? newPassword(),
  }));
  writeFileSync(fileIn(folder), JSON.stringify(signIns, null, 2), { mode: 0o600 });
  const passwords = new Map(signIns.map((person) => [person.email, person.password]));
  await loadDemo(({ email }) => passwords.get(email) ?? newPassword(), folder);
}

export async function takeDemoOut(folder: string): Promise<void> {
  const { removeDemo } = await import("@/prisma/demo");
  const wasThere = await removeDemo(folder);
  rmSync(fileIn(folder), { force: true });
  console.log(wasThere ? "The demo company was taken out." : "There is no demo company here.");
}

const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of five signs that cannot be mistaken for each other: about 98 bits, and easy to type. */
const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join("")).join("-");
