import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export interface DemoPerson {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const PEOPLE = "demo-people.json";

/** The demo's sign-ins, made at its first load and kept in the data folder with mode 0600. */
export function demoPeople(folder: string): DemoPerson[] {
  const file = path.join(folder, PEOPLE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DemoPerson[]) : [];
}

/** Loads the demo company where it is not there yet, through the real import path. */
export async function prepareDemo(folder: string, today: string): Promise<void> {
  const { loadDemo } = await import("@/prisma/demo/load-demo");
  console.log("Loading the demo company, where it is not there yet …");
  await loadDemo({ today, folder, peopleFile: path.join(folder, PEOPLE) });
}

export async function takeDemoOut(folder: string): Promise<void> {
  const { removeDemo } = await import("@/prisma/demo/load-demo");
  await removeDemo({ folder, peopleFile: path.join(folder, PEOPLE) });
  console.log("The demo company was taken out.");
}
