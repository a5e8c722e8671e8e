import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { startIssuer } from "../server/testing/oidc-issuer";
import { expect, test } from "./guests";
import { openMailbox, type Mailbox } from "./mailbox";
import { DEMO, demoPerson, signIn, typeSignIn, type Person } from "./people";
import { visit } from "./visit";

const SOL: Person = { name: "Sol Anders", email: "sol@harbour.example", password: "the tide turns at four" };
const KAY: Person = { name: "Kay Lind", email: "kay@harbour.example", password: "nobody hears the buoy" };
const KIM = "kim@demo.example";
const NEW_PASSWORD = "a lamp in every window";

let mailbox: Mailbox;
test.beforeAll(async () => void (mailbox = await openMailbox()));
test.afterAll(() => mailbox.close());

/** The link of the next letter of its kind to an address. */
async function mailedLink(email: string, label: string): Promise<string> {
  for (;;) {
    const { text } = await mailbox.next(email);
    const link = new RegExp(`^${label}: (\\S+)`, "m").exec(text ?? "")?.[1];
    if (link) return link;
  }
}

async function signOutHere(page: Page): Promise<void> {
  await visit(page, `${DEMO}/settings/profile`);
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/auth/signout");
  await page.getByRole("button", { name: "Sign out" }).click();
  expect((await (await answer).allHeaders())["clear-site-data"]).toBe('"cache", "storage"');
  await expect(page).toHaveURL(/\/sign-in/);
}

const isInside = (page: Page) => expect(page).toHaveURL((url) => url.pathname === DEMO);

test("a person gets in by password, mailed link, code, recovery code and passkey, and out everywhere", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  guests.expectComplaint(/status of 401/);
  const owner = await guests.open();
  const sol = await guests.open();

  await test.step("the invited person joins, and signs in with a password", async () => {
    await signIn(owner, demoPerson("owner"), DEMO);
    await visit(owner, `${DEMO}/settings/members`);
    await owner.getByLabel("E-mail", { exact: true }).fill(SOL.email);
    await owner.getByLabel("Role", { exact: true }).selectOption("analyst");
    await owner.getByRole("button", { name: "Make an invitation" }).click();
    await visit(sol, await owner.getByTestId("invitation-link").innerText());
    await sol.getByLabel("Your name").fill(SOL.name);
    await sol.getByLabel("Password").fill(SOL.password);
    await sol.getByRole("button", { name: "Join" }).click();
    await expect(sol).toHaveURL(/\/sign-in/);
    await signIn(sol, SOL, DEMO);
  });

  await test.step("a mailed link signs in after a click, once", async () => {
    await signOutHere(sol);
    await visit(sol, "/sign-in");
    await sol.getByLabel("E-mail").fill(SOL.email);
    await sol.getByRole("button", { name: "Mail me a link" }).click();
    await expect(sol.getByText(`If ${SOL.email} has an account, a link is in the post.`)).toBeVisible();
    const link = await mailedLink(SOL.email, "Sign in");
    await visit(sol, link);
    await visit(sol, link);
    await expect(sol.getByRole("heading", { level: 1 })).toHaveText(`Sign in as ${SOL.email}`);
    await sol.getByRole("button", { name: "Sign in" }).click();
    await isInside(sol);
    await visit(sol, link);
    await expect(sol.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more.");
  });

  const codes = await test.step("a second factor is set up, with recovery codes", async () => {
    await visit(sol, "/account");
    await sol.getByRole("button", { name: "Set up a second factor" }).click();
    const seed = (await sol.getByTestId("seed").innerText()).replaceAll(" ", "");
    const generator = new TOTP({ secret: Secret.fromBase32(seed) });
    await sol.getByLabel("Code", { exact: true }).fill(generator.generate());
    await sol.getByRole("button", { name: "Turn it on" }).click();
    const listed = sol.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await expect(listed).toHaveCount(10);
    return { generator, recovery: await listed.allInnerTexts() };
  });

  await test.step("signing out everywhere ends this device and the others", async () => {
    const elsewhere = await guests.open();
    await signInWithCode(elsewhere, codes.recovery[0]!);
    await visit(sol, "/account");
    await expect(sol.getByRole("heading", { level: 1 })).toContainText("two devices are signed in");
    await sol.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(sol).toHaveURL(/\/sign-in/);
    await visit(elsewhere, DEMO);
    await expect(elsewhere).toHaveURL(/\/sign-in/);
  });

  await test.step("after the password a code is asked, in the same form", async () => {
    // The code that set it up was used: the one of the next half minute is taken early.
    await signInWithCode(sol, codes.generator.generate({ timestamp: Date.now() + 30_000 }));
  });

  await test.step("a passkey signs in by itself", async () => {
    // Passkeys belong to a name: the same server by the name of this machine.
    const home = `http://localhost:${new URL(process.env.STORIES_URL ?? "").port}`;
    const keyed = await guests.open({ baseURL: home });
    const devtools = await keyed.context().newCDPSession(keyed);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await signInWithCode(keyed, codes.recovery[1]!);
    await visit(keyed, "/account");
    await keyed.getByLabel("Name of the device").fill("This laptop");
    await keyed.getByRole("button", { name: "Add a passkey" }).click();
    await expect(keyed.getByRole("table", { name: "Your passkeys" })).toContainText("This laptop");
    await keyed.context().clearCookies();
    await visit(keyed, "/sign-in");
    await keyed.getByRole("button", { name: "Use a passkey" }).click();
    await isInside(keyed);
    await visit(keyed, "/account");
    await keyed.getByRole("button", { name: "Remove the passkey This laptop" }).click();
    await expect(keyed.getByRole("table", { name: "Your passkeys" })).toHaveCount(0);
  });

  await test.step("a forgotten password is chosen anew by mail, and the code is still asked", async () => {
    await signOutHere(sol);
    await sol.getByRole("link", { name: "Forgotten?" }).click();
    await expect(sol.getByRole("heading", { level: 1 })).toHaveText("Choose a new password");
    await sol.getByLabel("E-mail").fill(SOL.email);
    await sol.getByRole("button", { name: "Mail me a link" }).click();
    await visit(sol, await mailedLink(SOL.email, "Choose a password"));
    await sol.getByLabel("New password").fill(NEW_PASSWORD);
    await sol.getByRole("button", { name: "Change the password" }).click();
    await expect(sol).toHaveURL(/\/sign-in/);
    await signInWithCode(sol, codes.recovery[2]!, NEW_PASSWORD);
  });

  await test.step("an organization of one's own asks everybody for a second factor", async () => {
    await visit(sol, "/new");
    await sol.getByLabel("Organization", { exact: true }).fill("Anders Freight");
    await sol.getByRole("button", { name: "Create the organization" }).click();
    await expect(sol).toHaveURL(/\/o\/anders-freight$/);
    await visit(sol, "/o/anders-freight/settings/sign-in");
    await sol.getByRole("button", { name: "Ask it of everybody" }).click();
    await expect(sol.getByText("Everybody needs a second factor or a passkey.")).toBeVisible();
  });

  await test.step("who has none is sent to turn one on; an owner signs a member out of every device", async () => {
    await visit(sol, "/o/anders-freight/settings/members");
    await sol.getByLabel("E-mail", { exact: true }).fill(KAY.email);
    await sol.getByRole("button", { name: "Make an invitation" }).click();
    await expect(sol.getByText(`The invitation of ${KAY.email} is in the post.`)).toBeVisible();
    const kay = await guests.open();
    await visit(kay, await mailedLink(KAY.email, "Join"));
    await kay.getByLabel("Your name").fill(KAY.name);
    await kay.getByLabel("Password").fill(KAY.password);
    await kay.getByRole("button", { name: "Join" }).click();
    await typeSignIn(kay, KAY);
    await expect(kay).toHaveURL(/\/account\?next=/);
    await expect(kay.getByText("Where you were going, everybody needs a second factor.")).toBeVisible();
    await visit(sol, "/o/anders-freight/settings/members");
    await sol.getByRole("button", { name: `Sign ${KAY.name} out of every device` }).click();
    await expect(sol.getByRole("status").filter({ hasText: "Signed out" })).toBeAttached();
    await visit(kay, "/account");
    await expect(kay).toHaveURL(/\/sign-in/);
  });

  await test.step("who leaves is out at once", async () => {
    await visit(sol, `${DEMO}/settings/profile`);
    await sol.getByRole("button", { name: /^Leave / }).click();
    await sol.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    // The one that is left.
    await expect(sol).toHaveURL(/\/o\/anders-freight$/);
  });
});

async function signInWithCode(page: Page, code: string, password = SOL.password): Promise<void> {
  await visit(page, `/sign-in?next=${DEMO}`);
  await typeSignIn(page, { email: SOL.email, password });
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await isInside(page);
}

test("a company lets its people in by its own sign-in, and out when it is taken away", async ({ guests }) => {
  const redirect = `${process.env.STORIES_URL ?? ""}/api/company-sign-in/demo/callback`;
  const issuer = await startIssuer(redirect);
  issuer.people.set(KIM, { email: KIM, email_verified: true, name: "Kim Ost", groups: ["ml"] });
  const owner = await guests.open();
  const kim = await guests.open();
  try {
    await test.step("the owner names the issuer, the domain and the roles", async () => {
      await signIn(owner, demoPerson("owner"), DEMO);
      await visit(owner, `${DEMO}/settings/sign-in`);
      await expect(owner.getByText(redirect)).toBeVisible();
      await owner.getByLabel("Issuer").fill(issuer.issuer);
      await owner.getByLabel("Client id").fill(issuer.clientId);
      await owner.getByLabel("Client secret").fill(issuer.clientSecret);
      await owner.getByLabel("E-mail domains").fill("demo.example");
      await owner.getByLabel("Claim with groups").fill("groups");
      await owner.getByLabel("Groups and their roles").fill("ml = analyst");
      await owner.getByRole("button", { name: "Save" }).click();
      await expect(owner.getByText("Saved: the issuer answers, and its word counts from now on.")).toBeVisible();
      await expect(owner.getByRole("heading", { level: 1 })).toContainText("People of demo.example may come in");
    });

    await test.step("somebody new arrives as a member, in the role that the company's word gives", async () => {
      await visit(kim, `/sign-in?next=${DEMO}/settings/profile`);
      await kim.getByLabel("E-mail").fill(KIM);
      await kim.getByRole("button", { name: "Go through my company" }).click();
      await expect(kim.getByRole("heading", { level: 1 })).toContainText("You are Kim Ost, analyst of");
      await visit(kim, "/account");
      await expect(kim.getByText(/^You came in through your company/)).toBeVisible();
    });

    await test.step("without it, who came that way is out", async () => {
      await owner.getByRole("button", { name: "Take the company sign-in out" }).click();
      await owner.getByRole("button", { name: "Take it out" }).click();
      await expect(owner.getByRole("heading", { level: 1 })).toContainText("People come in by ways of their own");
      await visit(kim, DEMO);
      await expect(kim).toHaveURL(/\/sign-in/);
      await visit(owner, `${DEMO}/settings/members`);
      await owner.getByRole("button", { name: "Take Kim Ost out" }).click();
      await owner.getByRole("dialog").getByRole("button", { name: "Take out" }).click();
      await expect(owner.getByText("Kim Ost")).toHaveCount(0);
    });
  } finally {
    await issuer.close();
  }
});
