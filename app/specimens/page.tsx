import { notFound } from "next/navigation";
import { Banner } from "../_ui/banner";
import { Bar } from "../_ui/bar";
import { Breadcrumbs } from "../_ui/breadcrumbs";
import { CommandPalette } from "../_ui/command-palette";
import { ContextLine } from "../_ui/context-line";
import { Foot } from "../_ui/foot";
import { Headline } from "../_ui/headline";
import { SegmentedLinks } from "../_ui/segmented";
import { SkipLink } from "../_ui/skip-link";
import { Stepper } from "../_ui/stepper";
import { ChartSpecimens } from "./chart-specimens";
import { LadderSpecimens } from "./ladder-specimens";
import { PartSpecimens } from "./part-specimens";

export const dynamic = "force-dynamic";

const ITEMS = ["Portfolio", "Workloads", "Deployments", "Reviews", "Prices", "Imports", "Settings"].map((label) => ({
  label,
  href: label === "Portfolio" ? "/specimens" : `/specimens/${label.toLowerCase()}`,
}));

const COMMANDS = [
  ...ITEMS.map(({ label, href }) => ({ id: href, label, href, group: "Pages" })),
  { id: "triage", label: "Support triage", href: "/specimens?workload=triage", group: "Workloads", hint: "level 1" },
];

/** Every part of the house with invented figures, for looking at it; only where SPECIMENS=1. */
export default function SpecimensPage() {
  if (process.env["SPECIMENS"] !== "1") notFound();
  return (
    <>
      <SkipLink />
      <Banner>A demo company on 2 October 2026.</Banner>
      <Bar
        organization="Acme"
        items={ITEMS}
        find={<CommandPalette entries={COMMANDS} />}
        person={{ name: "Maya Okafor, reviewer", initials: "MO", href: "/specimens/you" }}
      />
      <main id="main" tabIndex={-1}>
        <ContextLine
          push={
            <>
              <SegmentedLinks
                label="Prices"
                options={[
                  { label: "Prices of then", href: "/specimens", isCurrent: true },
                  { label: "Prices of now", href: "/specimens?prices=now", isCurrent: false },
                ]}
              />
              <a href="#forms">Draft review</a>
            </>
          }
        >
          <Stepper
            unit="quarter"
            current="Q3 2026"
            previous={{ label: "Q2", href: "/specimens?q=2" }}
            next={{ label: "Q4", href: "/specimens?q=4" }}
          />
          <span>1 July – 30 September 2026, 92 days</span>
          <Breadcrumbs way={[{ label: "Workloads", href: "/specimens/workloads" }]} here="Support triage" />
        </ContextLine>
        <Headline
          finding="Q3 cost $182,400, 12 % more than Q2; nine tenths of the rise is volume."
          lede={
            <>
              Three of twelve workloads stand higher on the ladder than they need, two may gain by climbing.{" "}
              <b>Six decisions</b> are open, worth <b>$71,000 to $152,000</b> a year for $31,000 up front.
            </>
          }
        />
        <LadderSpecimens />
        <ChartSpecimens />
        <PartSpecimens />
      </main>
      <Foot left="Price book of 2 October 2026 · engine 1.4.0 · policy 7" />
    </>
  );
}
