import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Headline } from "../../../../_ui/headline";
import { Note } from "../../../../_ui/note";
import { Section } from "../../../../_ui/section";
import { FiscalYearForm } from "./fiscal-year-form";
import { fiscalYearFinding } from "./fiscal-year-words";
import { ScheduleForm } from "./schedule-form";

export const metadata: Metadata = { title: "Schedule" };

export default async function SchedulePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const path = `/o/${org}/settings/schedule`;
  const [me, schedule, fiscalYear] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.schedule.read(), api.schedule.fiscalYear()]),
    path,
  );
  const { quarters, clockStands, ...settings } = schedule;
  const next = quarters.find(({ mailAt }) => mailAt.slice(0, 10) >= me.today) ?? quarters[0];
  const moment = (at: string | null) => ({ show: at ? momentWords(at, schedule.timeZone) : "–", value: at });
  return (
    <>
      <Headline
        finding={
          schedule.isOn && next
            ? `The review of ${next.label} leaves on ${momentWords(next.mailAt, schedule.timeZone)}, or once it is signed.`
            : "Reviews leave as soon as they are signed; nothing happens by itself."
        }
        lede="The draft is made on the day after the quarter. Reviewers are reminded before the mail is due, and once a business day from then on until the review is signed; leaders hear nothing before that."
      />
      {clockStands && (
        <Note title="The clock of this organization stands still, so its schedule is off.">
          What the schedule would mean stands below.
        </Note>
      )}
      <Section title="What it means" aside={`times of ${schedule.timeZone}`}>
        <DataTable
          caption="Draft, reminder and mail of each quarter"
          phone="one"
          fileName="schedule.csv"
          columns={[
            { key: "quarter", label: "Quarter", phone: "full" },
            { key: "days", label: "Days" },
            { key: "draft", label: "Draft" },
            { key: "remind", label: "First reminder" },
            { key: "mail", label: "Mail" },
          ]}
          rows={quarters.map(({ quarter, label, from, until, draftAt, remindAt, mailAt }) => ({
            id: quarter,
            cells: {
              quarter: label,
              days: { show: `${formatDay(from)} to ${formatDay(until)}`, value: from },
              draft: moment(draftAt),
              remind: moment(remindAt),
              mail: moment(mailAt),
            },
          }))}
        />
      </Section>
      {me.abilities.includes("organization:edit") && (
        <Section title="Change it">
          <ScheduleForm settings={{ ...settings, isOn: settings.isOn }} />
        </Section>
      )}
      <Section title={fiscalYearFinding(fiscalYear.calendar, fiscalYear.today)}>
        <p>
          A fiscal year starts on the first of a month and is named by the calendar year in which it ends. A change
          holds from the next such year on; quarters with a review that somebody has worked on keep their days and their
          names.
        </p>
        {me.abilities.includes("organization:edit") && <FiscalYearForm {...fiscalYear} />}
      </Section>
    </>
  );
}

/** `Wed 14 Oct 2026, 09:00`, in a zone. */
const momentWords = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).format(new Date(at));
