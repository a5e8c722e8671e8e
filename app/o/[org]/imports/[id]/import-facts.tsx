import { formatCount, formatRange } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Section } from "../../../../_ui/section";
import { FactRows, type Fact } from "./fact-rows";
import { RowCounts } from "./row-counts";
import { settledWords } from "./settled-words";
import { sameTrafficOf } from "./traffic-question";

type Import = TenantAnswers["imports"]["read"];
type Report = NonNullable<Import["report"]>;

const MODELS_NAMED = 8;

const RECOGNISED = {
  header: "recognised by its columns",
  likely: "recognised by most of its columns",
  told: "as it was told",
  remembered: "read as these columns were mapped before",
} as const;

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatCount(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What the file is, and how its rows add up. */
export function ImportFacts({ found, report }: { found: Import; report: Report }) {
  return (
    <Section>
      <div className="grid">
        <div className="c7">
          <h2 className="mb16">What it is</h2>
          <FactRows caption="What the file is" facts={factsOf(found, report)} />
        </div>
        <div className="c5">
          <h2 className="mb16">Rows</h2>
          <RowCounts report={report} />
        </div>
      </div>
    </Section>
  );
}

/** As it was when the file was committed. */
const settledFacts = ({ dryRun }: Report): Fact[] =>
  (dryRun?.effects[0] ? settledWords(dryRun.effects[0]) : []).map((value) => ({ term: "At its commit", value }));

function factsOf(found: Import, report: Report): Fact[] {
  const { models, sha256 } = report;
  const unpriced = report.dryRun?.effects[0]?.unpricedModels ?? [];
  return [
    {
      term: "File",
      value: found.fileName,
      more: [megabytes(found.bytes), sha256 && `SHA-256 ${sha256.slice(0, 8)} … ${sha256.slice(-4)}`]
        .filter(Boolean)
        .join(" · "),
    },
    {
      term: "Format",
      value: report.format,
      more: [report.recognisedBy && RECOGNISED[report.recognisedBy], report.encoding !== "utf-8" && report.encoding]
        .filter(Boolean)
        .join(", "),
    },
    {
      term: "Source",
      value: found.source?.name ?? report.dryRun?.source.name ?? report.source ?? "–",
      more: found.source?.isDetail ? "detail: it counts only on days of which no ledger tells" : "",
    },
    {
      term: "Days",
      value: report.period ? formatRange(report.period.from, report.period.to) : "none",
      more: report.period && `${formatCount(report.days)} with data, UTC`,
    },
    {
      term: "Models",
      value: `${formatCount(models.length)}${unpriced.length > 0 ? `, of which ${formatCount(models.length - unpriced.length)} priced` : ""}`,
      more:
        models
          .slice(0, MODELS_NAMED)
          .map(({ model }) => model)
          .join(", ") + (models.length > MODELS_NAMED ? ` and ${models.length - MODELS_NAMED} more` : ""),
    },
    ...(unpriced.length > 0 ? [{ term: "Without a price", value: unpriced.map(({ model }) => model).join(", ") }] : []),
    ...(found.status === "committed" ? settledFacts(report) : []),
    // While a person is asked about them, they stand above.
    ...report.warnings
      .filter(({ code }) => !code.endsWith("-elsewhere") || sameTrafficOf(found).length === 0)
      .map((warning) => ({ term: "Note", value: warning.message })),
  ];
}
