import type { Page } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { extractText } from "unpdf";
import { dayOf } from "../server/kernel/day";
import { formatMoney } from "../server/kernel/format";
import { addQuarters, quarterOf } from "../server/kernel/quarter";
import { expect, test } from "./guests";
import { commit, upload } from "./imports-desk";
import { openMailbox, type Mailbox } from "./mailbox";
import { DEMO, signIn, typeSignIn, type Person } from "./people";
import { openDraft } from "./review-desk";
import { isAlive, visit } from "./visit";
import { anthropicUsage, openAiUsage } from "./usage-files";
import { accept, addOption, recordHoldout } from "./workload-desk";

const OWNER: Person = { name: "Ada Lindqvist", email: "ada@harbour.example", password: "the tide turns at four" };
const ANALYST: Person = { name: "Bo Ferrante", email: "bo@harbour.example", password: "seven buoys in the bay" };
const REVIEWER: Person = { name: "Chi Okafor", email: "chi@harbour.example", password: "a lamp in every window" };
const LEADER = { name: "Dana Whitlock", email: "dana@harbour.example" };
const ORG = "/o/harbour-lights";

/** The quarter under review: the last one that has ended. */
const QUARTER = addQuarters(quarterOf(dayOf(new Date())), -1);
const DAYS = (Date.parse(QUARTER.to) - Date.parse(QUARTER.from)) / 86_400_000;

// Prices of the book: gpt-4.1 2 / 0.5 / 8, claude-sonnet-4-6 3 / 0.3 / 15 dollars a million tokens (input, cached, output).
const TRIAGE = { project: "proj_triage", model: "gpt-4.1", requests: 20_000, input: 20e6, cached: 5e6, output: 4e6 };
const TRIAGE_A_DAY = 15 * 2 + 5 * 0.5 + 4 * 8;
const DRAFTS = { workspace: "Drafting", model: "claude-sonnet-4-6", input: 2e6, cacheRead: 1e6, output: 0.4e6 };
const DRAFTS_A_DAY = 2 * 3 + 1 * 0.3 + 0.4 * 15;
const SPEND = formatMoney(String(DAYS * (TRIAGE_A_DAY + DRAFTS_A_DAY)), "USD");

/** All kinds of blanks are one blank: documents break lines where they like. */
const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
const headline = async (page: Page): Promise<string> =>
  plain(await page.getByRole("heading", { level: 1 }).innerText());

let mailbox: Mailbox;
test.beforeAll(async () => void (mailbox = await openMailbox()));
test.afterAll(() => mailbox.close());

test("an organization closes its quarter: usage in, advice, evidence, decision, signature, letter", async ({
  guests,
}) => {
  test.setTimeout(240_000);
  const owner = await guests.open();
  const analyst = await guests.open();
  const reviewer = await guests.open();

  await test.step("the first person sets up an organization with the link that the start printed", async () => {
    await visit(owner, process.env.STORIES_SETUP_URL ?? "/welcome");
    await owner.getByLabel("Your name").fill(OWNER.name);
    await owner.getByLabel("Your e-mail").fill(OWNER.email);
    await owner.getByLabel("Password").fill(OWNER.password);
    await owner.getByLabel("Organization").fill("Harbour Lights");
    await expect(owner.getByLabel("Its address")).toHaveValue("harbour-lights");
    await owner.getByRole("button", { name: "Create the organization" }).click();
    await expect(owner).toHaveURL(/\/sign-in/);
    await isAlive(owner);
    await typeSignIn(owner, OWNER);
    await expect(owner).toHaveURL(new RegExp(`${ORG}$`));
    await expect(owner.getByRole("heading", { level: 1 })).toContainText("Harbour Lights has no usage yet");
  });

  await test.step("the link works once, and another organization is not found", async () => {
    guests.expectComplaint(/status of 404/);
    expect((await visit(owner, process.env.STORIES_SETUP_URL ?? "/welcome"))?.status()).toBe(404);
    for (const address of [DEMO, `${DEMO}/workloads`, `${DEMO}/imports`]) {
      expect((await visit(owner, address))?.status(), address).toBe(404);
      await expect(owner.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
    }
  });

  await test.step("the owner invites an analyst and a reviewer, who accept and sign in", async () => {
    await join(owner, analyst, ANALYST, "analyst");
    await join(owner, reviewer, REVIEWER, "reviewer");
  });

  await test.step("the analyst uploads two exports and commits them after the dry run", async () => {
    await upload(analyst, ORG, openAiUsage(QUARTER, [TRIAGE]));
    await expect(analyst.getByRole("row", { name: /^Format openai-usage/ })).toBeVisible();
    await expect(analyst.getByText("nothing written yet")).toBeVisible();
    await expect(analyst.getByRole("row", { name: /^Unassigned/ })).toContainText(
      `+${formatMoney(String(DAYS * TRIAGE_A_DAY), "USD")}`,
    );
    await commit(analyst);
    await upload(analyst, ORG, anthropicUsage(QUARTER, [DRAFTS]));
    await expect(analyst.getByRole("row", { name: /^Format anthropic-usage/ })).toBeVisible();
    await expect(analyst.getByText("not counted by this source")).toBeVisible();
    await commit(analyst);
    await visit(analyst, ORG);
    expect(await headline(analyst)).toContain(`cost ${plain(SPEND)}`);
  });

  await test.step("the analyst names a workload and maps the project to it", async () => {
    await visit(analyst, `${ORG}/workloads/new`);
    await analyst.getByLabel("Name", { exact: true }).fill("Support triage");
    await analyst.getByLabel("Owner").fill("Eli Marsh");
    await analyst.getByLabel("Accuracy").fill("90");
    await analyst.getByLabel("Kind of task").selectOption({ label: "Classification" });
    await analyst.getByLabel("One narrow, repetitive task").check();
    await analyst.getByRole("button", { name: "Make the workload" }).click();
    await expect(analyst.getByRole("heading", { level: 1 })).toContainText("Support triage");
    await visit(analyst, `${ORG}/workloads/mapping`);
    await analyst.getByLabel("Label", { exact: true }).selectOption({ label: "Project" });
    await analyst.getByLabel("Pattern").fill("proj_tri*");
    await expect(analyst.getByText(/^From unassigned/)).toBeVisible();
    await analyst.getByRole("button", { name: "Make the rule" }).click();
    await expect(analyst.getByText("The rule is in force; usage has moved.")).toBeVisible();
    await expect(analyst.getByRole("table", { name: "Combinations of labels that no rule assigns" })).not.toContainText(
      "proj_triage",
    );
  });

  await test.step("two options are listed: what is in use, and a smaller model", async () => {
    await openWorkload(analyst);
    await addOption(analyst, "GPT-4.1", "gpt-4.1");
    await addOption(analyst, "GPT-4.1 mini", "gpt-4.1-mini");
    await expect(analyst.getByRole("heading", { level: 1 })).toContainText("Trial GPT-4.1 mini");
  });

  await test.step("an evaluation is recorded, and the recommendation changes", async () => {
    await recordHoldout(analyst, "GPT-4.1 mini", "1200", "94");
    await expect(analyst.getByRole("heading", { level: 1 })).toContainText("Switch to GPT-4.1 mini");
  });

  await test.step("the analyst drafts the review and freezes its numbers", async () => {
    await openDraft(analyst, ORG, QUARTER);
    await analyst.getByLabel(/^A sentence on gaps/).fill("Drafting is not mapped yet; it has no owner.");
    await analyst.getByRole("button", { name: "Freeze the numbers and move to review" }).click();
    await expect(analyst.getByText(/^numbers frozen/)).toBeVisible();
  });

  await test.step("the owner names a recipient", async () => {
    await visit(owner, `${ORG}/settings/recipients`);
    await owner.getByLabel("Name").fill(LEADER.name);
    await owner.getByLabel("E-mail").fill(LEADER.email);
    await owner.getByRole("button", { name: "Add the recipient" }).click();
    await expect(owner.getByRole("heading", { level: 1 })).toContainText("One person gets the signed review by mail.");
  });

  const review = `${ORG}/reviews/${QUARTER.key}`;
  await test.step("the reviewer decides on every item and signs", async () => {
    await visit(reviewer, review);
    await expect(reviewer.getByRole("button", { name: "Sign the review" })).toBeDisabled();
    await accept(reviewer, "Support triage", ANALYST.name, "It meets the bar and costs a fifth.");
    await expect(reviewer.getByLabel("Who carries it out")).toBeHidden();
    await reviewer.getByRole("button", { name: "Sign the review" }).click();
    // The documents are made in the same process: it may be busy with them for a while.
    await expect(
      reviewer.getByText("Signed", { exact: true }).or(reviewer.getByText("Sent", { exact: true })),
    ).toBeVisible({ timeout: 45_000 });
  });

  const signed = await test.step("the signed review holds the quarter's spend", async () => {
    await visit(reviewer, review);
    const finding = await headline(reviewer);
    expect(finding).toContain(`cost ${plain(SPEND)}`);
    return finding;
  });

  const letter = await mailbox.next(LEADER.email);
  await test.step("the leader's letter holds pictures that come along, plain text, and the PDF", async () => {
    await letterHolds(letter, signed);
  });

  await test.step("its link opens that review without an account, and nothing else", async () => {
    const leader = await guests.open();
    const link = /Read the review: (\S+)/.exec(letter.text ?? "")?.[1] ?? "";
    await visit(leader, link);
    expect(await headline(leader)).toBe(signed);
    await expect(leader.getByText(`Shared with ${LEADER.email}`)).toBeVisible();
    await expect(leader.getByText("Chi Okafor,")).toBeVisible();
    await visit(leader, review);
    await expect(leader).toHaveURL(/\/sign-in/);
  });

  await test.step("one click ends the mails", async () => {
    const stop = /<(\S+)>/.exec(headerOf(letter, "list-unsubscribe"))?.[1] ?? "";
    expect(headerOf(letter, "list-unsubscribe-post")).toContain("List-Unsubscribe=One-Click");
    const answer = await reviewer.request.post(stop, { form: { "List-Unsubscribe": "One-Click" } });
    expect(answer.status()).toBe(200);
    await visit(owner, `${ORG}/settings/recipients`);
    await expect(owner.getByRole("heading", { level: 1 })).toContainText("Nobody gets the review by mail yet.");
    expect(mailbox.count(LEADER.email)).toBe(1);
  });
});

async function join(owner: Page, guest: Page, person: Person, role: string): Promise<void> {
  await visit(owner, `${ORG}/settings/members`);
  await owner.getByLabel("E-mail", { exact: true }).fill(person.email);
  await owner.getByLabel("Role", { exact: true }).selectOption(role);
  await owner.getByRole("button", { name: "Make an invitation" }).click();
  await expect(owner.getByText(`The invitation of ${person.email} is in the post.`)).toBeVisible();
  const letter = await mailbox.next(person.email);
  await visit(guest, /Join: (\S+)/.exec(letter.text ?? "")?.[1] ?? "");
  await expect(guest.getByText(`${OWNER.name} invited ${person.email} as ${role}.`)).toBeVisible();
  await guest.getByLabel("Your name").fill(person.name);
  await guest.getByLabel("Password").fill(person.password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(/\/sign-in/);
  await signIn(guest, person, ORG);
}

async function openWorkload(page: Page): Promise<void> {
  await visit(page, `${ORG}/workloads`);
  await page.getByRole("link", { name: "Support triage" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Support triage cost");
}

const headerOf = (letter: ParsedMail, name: string): string =>
  letter.headerLines.find(({ key }) => key === name)?.line.replace(/\r?\n\s+/g, " ") ?? "";

async function letterHolds(letter: ParsedMail, finding: string): Promise<void> {
  expect(plain(letter.subject)).toContain("Harbour Lights");
  expect(letter.to).toMatchObject({ value: [{ address: LEADER.email, name: LEADER.name }] });
  const html = letter.html || "";
  const sources = [...html.matchAll(/<img[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) {
    const picture = letter.attachments.find(({ cid }) => source === `cid:${cid}`);
    expect(picture, source).toMatchObject({ contentType: "image/png", contentDisposition: "inline" });
    expect(picture!.content.subarray(1, 4).toString()).toBe("PNG");
  }
  expect(html).not.toMatch(/src="https?:/);
  expect(html).not.toMatch(/url\(/);
  expect(plain(letter.text)).toContain(finding);
  expect(plain(letter.text)).toContain("Support triage: ");
  const pdf = letter.attachments.find(({ contentType }) => contentType === "application/pdf");
  const { text } = await extractText(new Uint8Array(pdf!.content), { mergePages: true });
  expect(plain(text)).toContain(finding);
  expect(plain(text)).toContain(plain(SPEND));
  expect(plain(text)).toContain("Support triage");
}
