import { organizationAt, withDatabase } from "../cli/with-organization";
import { keepCalendar } from "../server/schedule";
import { foundOrganization } from "../server/tenancy/found-organization";
import { asPerson } from "../server/tenancy/tenant-database";

/**
 * What a story cannot do on a page, in the database of the running app: `found SLUG NAME EMAIL` makes a company of which that
 * person is the owner; `clock SLUG INSTANT` lets its calendar look as if it were then.
 */
const [verb, slug = "", ...rest] = process.argv.slice(2);

async function found([name = "", email = ""]: readonly string[]): Promise<void> {
  await asPerson(null, async (db) => {
    const person = await db.user.findUniqueOrThrow({ where: { email } });
    const owner = { userId: person.id, name: person.name, email, role: "owner" as const };
    await foundOrganization(db, { name, slug }, [owner], person.name);
  });
}

process.exitCode = await withDatabase(async () => {
  if (verb === "found") await found(rest);
  else if (verb === "clock") await keepCalendar(await organizationAt(slug), new Date(rest[0] ?? ""));
  else throw new Error(`there is no ${verb} behind the scenes`);
  return 0;
});
