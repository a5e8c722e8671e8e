import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import { addDays, dayOf, daysBetween, daysOf, type Day } from "../server/kernel/day";
import { formatMoney } from "../server/kernel/format";
import { addQuarters, quarterLabel, quarterOf } from "../server/kernel/quarter";
import { expect, test } from "./guests";
import { commit, upload } from "./imports-desk";
import { openMailbox, type Mailbox } from "./mailbox";
import { demoPerson, signIn } from "./people";
import { anthropicUsage, openAiUsage } from "./usage-files";
import { openDraft } from "./review-desk";
import { visit } from "./visit";
import { accept, addOption, recordHoldout } from "./workload-desk";

const SLUG = "two-quarters";
const ORG = `/o/${SLUG}`;
const LEADER = { name: "Noor Haddad", email: "noor@tide-mill.example" };
const TODAY = dayOf(new Date());
const RUNNING = quarterOf(TODAY);
/** The third quarter of the story is the last one that has ended, the second the one before. */
const Q3 = addQuarters(RUNNING, -1);
const Q2 = addQuarters(Q3, -1);

/** The next weekday, today included: its mail is due a minute before midnight, so that the clock has to be moved. */
const MAIL_DAY = ((): Day => {
  let day = TODAY;
  while (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0) day = addDays(day, 1);
  return day;
})();

const TRIAGE = { project: "proj_triage", requests: 20_000, input: 20e6, cached: 0, output: 4e6 };
// Prices of the book, dollars a million tokens in and out: gpt-4.1 2 and 8, gpt-4.1-mini 0.4 and 1.6.
const [BEFORE, AFTER] = [20 * 2 + 4 * 8, 20 * 0.4 + 4 * 1.6];
const DAYS = daysBetween(Q3.from, Q3.to);
const SAVED = formatMoney(String(DAYS * (BEFORE - AFTER)), "USD");
const SPENT = formatMoney(String(DAYS * AFTER), "USD");

const plain = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
const headline = async (page: Page): Promise<string> =>
  plain(await page.getByRole("heading", { level: 1 }).innerText());

function behindTheScenes(...args: readonly string[]): void {
  const root = path.resolve(import.meta.dirname, "..");
  const env = { ...process.env, DATA_DIR: process.env.STORIES_FOLDER };
  execFileSync(process.execPath, ["scripts/run.mjs", "e2e/behind-the-scenes.ts", ...args], { cwd: root, env });
}

let mailbox: Mailbox;
test.beforeAll(async () => void (mailbox = await openMailbox()));
test.afterAll(() => mailbox.close());

test("a promise of one quarter comes in in the next, which leaves by the calendar and stays as it was signed", async ({
  guests,
}) => {
  test.skip(MAIL_DAY >= RUNNING.to, "the next weekday lies in the next quarter: the calendar would close that one");
  test.setTimeout(300_000);
  const owner = demoPerson("owner");
  behindTheScenes("found", SLUG, "Tide Mill", owner.email);
  const page = await guests.open();
  await signIn(page, owner, ORG);

  await test.step("it has a reader and a schedule: mail on the next weekday, a minute before midnight", async () => {
    await visit(page, `${ORG}/settings/recipients`);
    await page.getByLabel("Name").fill(LEADER.name);
    await page.getByLabel("E-mail").fill(LEADER.email);
    await page.getByRole("button", { name: "Add the recipient" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("One person gets the signed review by mail.");
    await visit(page, `${ORG}/settings/schedule`);
    await page.getByLabel("Make drafts, remind reviewers and mail the review by this schedule").check();
    await page.getByLabel("Business day of the mail").fill("1");
    await page.getByLabel("First reminder").fill("0");
    await page.getByLabel("Clock time").fill("23:59");
    await page.getByLabel("Time zone").fill("UTC");
    await page.getByLabel("Holidays").fill(daysOf({ from: Q3.to, to: MAIL_DAY }).join("\n"));
    await page.getByRole("button", { name: "Save the schedule" }).click();
    await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  });

  await test.step("in the second quarter triage runs on a dear model, and a proven cheaper one is accepted", async () => {
    await upload(page, ORG, openAiUsage(Q2, [{ ...TRIAGE, model: "gpt-4.1" }]));
    await commit(page);
    await visit(page, `${ORG}/workloads/new`);
    await page.getByLabel("Name", { exact: true }).fill("Support triage");
    await page.getByLabel("Accuracy").fill("90");
    await page.getByLabel("Kind of task").selectOption({ label: "Classification" });
    await page.getByLabel("One narrow, repetitive task").check();
    await page.getByRole("button", { name: "Make the workload" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Support triage");
    const workload = page.url();
    await visit(page, `${ORG}/workloads/mapping`);
    await page.getByLabel("Label", { exact: true }).selectOption({ label: "Project" });
    await page.getByLabel("Pattern").fill("proj_triage");
    await page.getByRole("button", { name: "Make the rule" }).click();
    await expect(page.getByText("The rule is in force; usage has moved.")).toBeVisible();
    await visit(page, workload);
    await addOption(page, "GPT-4.1", "gpt-4.1");
    await addOption(page, "GPT-4.1 mini", "gpt-4.1-mini");
    await recordHoldout(page, "GPT-4.1 mini", "1200", "94");
    await openDraft(page, ORG, Q2);
    await accept(page, "Support triage", owner.name, "It meets the bar and costs a fifth.");
    await moveToReview(page);
    await sign(page);
    // Its day has long passed: signed, it leaves.
    expect(plain((await mailbox.next(LEADER.email)).subject)).toContain("Tide Mill");
  });

  await test.step("what was accepted is a planned deployment, and begins on the first day of the third", async () => {
    await upload(page, ORG, openAiUsage(Q3, [{ ...TRIAGE, model: "gpt-4.1-mini" }]));
    await commit(page);
    await visit(page, `${ORG}/deployments`);
    await page
      .getByRole("table", { name: "Deployments" })
      .getByRole("link", { name: /GPT-4.1 mini/ })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("is planned");
    await page.getByRole("link", { name: "Begin it" }).click();
    await expect(page.getByLabel("First day in production")).toHaveValue(Q3.from);
    await page.getByRole("button", { name: "Begin it" }).click();
    await expect(page.getByText("Saved. The ledger counts from that day.")).toBeVisible();
  });

  await test.step("the review of the third holds what came in against what was promised", async () => {
    behindTheScenes("clock", SLUG, `${Q3.to}T23:59:30Z`);
    await visit(page, `${ORG}/reviews/${Q3.key}`);
    await expect(page.getByText(/by Quarterdeck; its numbers follow the data/)).toBeVisible();
    expect(await headline(page)).toContain(`cost ${plain(SPENT)}`);
    await expect(page.getByRole("heading", { name: /promised for Q\d, .* came in/ })).toContainText(plain(SAVED));
    await moveToReview(page);
    await sign(page);
  });

  const before = await test.step("signed, its documents are there, and its letter waits for the calendar", async () => {
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("link", { name: "PDF, A4" })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 45_000 });
    await expect(page.getByText("Signed", { exact: true })).toBeVisible();
    return signedBytes(page);
  });

  const letter = await test.step("when its time comes the letter leaves, with the same PDF", async () => {
    behindTheScenes("clock", SLUG, `${MAIL_DAY}T23:59:30Z`);
    const arrived = await mailbox.next(LEADER.email);
    const pdf = arrived.attachments.find(({ contentType }) => contentType === "application/pdf");
    expect(hashOf(pdf?.content ?? Buffer.alloc(0))).toBe(before.pdf);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Sent", { exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    return arrived;
  });

  await test.step("a late export of that quarter changes nothing of what was signed", async () => {
    const day = addDays(Q3.from, 20);
    const late = { workspace: "Drafting", model: "claude-sonnet-4-6", input: 1e6, cacheRead: 0, output: 0 };
    await upload(page, ORG, anthropicUsage({ from: day, to: addDays(day, 1) }, [late]));
    await commit(page);
    await visit(page, `${ORG}/reviews/${Q3.key}`);
    expect(await signedBytes(page)).toEqual(before);
    const link = /Read the review: (\S+)/.exec(letter.text ?? "")?.[1] ?? "";
    const leader = await guests.open();
    await visit(leader, link);
    expect(await headline(leader)).toBe(before.finding);
  });

  await test.step("it is a line of its own in the next review", async () => {
    const october = { from: Q3.to, to: addDays(Q3.to, 1) };
    await upload(page, ORG, openAiUsage(october, [{ ...TRIAGE, model: "gpt-4.1-mini" }]));
    await commit(page);
    await openDraft(page, ORG, RUNNING);
    await expect(page.getByText(new RegExp(`${quarterLabel(Q3)}: .*\\$3`)).first()).toBeVisible();
  });
});

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What a reader of the signed review gets: its finding, its figures as text, and the PDF byte for byte. */
async function signedBytes(page: Page): Promise<{ finding: string; pdf: string }> {
  const href = (await page.getByRole("link", { name: "PDF, A4" }).getAttribute("href")) ?? "";
  const answer = await page.request.get(href);
  expect(answer.status()).toBe(200);
  return { finding: await headline(page), pdf: hashOf(await answer.body()) };
}

async function moveToReview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Freeze the numbers and move to review" }).click();
  await expect(page.getByText(/^numbers frozen/)).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign the review" }).click();
  await expect(page.getByText("Signed", { exact: true }).or(page.getByText("Sent", { exact: true }))).toBeVisible({
    timeout: 45_000,
  });
}
