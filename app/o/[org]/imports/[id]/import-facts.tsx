import { formatCount, formatMoney, formatRange, formatShare } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Section } from "../../../../_ui/section";

type Import = TenantAnswers["imports"]["read"];
type Report = NonNullable<Import["report"]>;

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatCount(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What the file is, what is in it, and how its rows add up. */
export function ImportFacts({ found, report }: { found: Import; report: Report }) {
  const { totals } = report;
  const effect = report.dryRun?.effects[0];
  return (
    <>
      <Section>
        <div className="grid">
          <div className="c8">
            <h2 className="mb16">What it is</h2>
            <DefinitionRows
              rows={[
                {
                  term: "File",
                  value: `${found.fileName}, ${megabytes(found.bytes)}${report.sha256 ? `, SHA-256 ${report.sha256.slice(0, 8)} … ${report.sha256.slice(-4)}` : ""}`,
                },
                {
                  term: "Format",
                  value: [
                    report.format,
                    report.recognisedBy === "header" ? "recognised by its columns" : report.recognisedBy,
                    report.encoding !== "utf-8" && report.encoding,
                  ]
                    .filter(Boolean)
                    .join(", "),
                },
                { term: "Source", value: found.source?.name ?? report.dryRun?.source.name ?? report.source ?? "–" },
                {
                  term: "Days",
                  value: report.period
                    ? `${formatRange(report.period.from, report.period.to)}, ${formatCount(report.days)} with data, UTC`
                    : "none",
                },
                {
                  term: "Models",
                  value:
                    report.models
                      .map(({ model }) => model)
                      .slice(0, 12)
                      .join(", ") + (report.models.length > 12 ? `, and ${report.models.length - 12} more` : ""),
                },
                ...(effect && effect.unpricedModels.length > 0
                  ? [{ term: "Without a price", value: effect.unpricedModels.map(({ model }) => model).join(", ") }]
                  : []),
                ...report.warnings.map((warning) => ({ term: "Note", value: warning.message })),
              ]}
            />
          </div>
          <div className="c4">
            <h2 className="mb16">Rows</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="vh">Kind</span>
                  </th>
                  <th scope="col" className="num">
                    Rows
                  </th>
                  <th scope="col" className="num">
                    Share
                  </th>
                </tr>
              </thead>
              <tbody>
                {(["accepted", "ignored", "rejected"] as const).map((kind) => (
                  <tr key={kind}>
                    <th scope="row">
                      {kind === "accepted" ? "Accepted" : kind === "ignored" ? "Ignored, not AI usage" : "Rejected"}
                    </th>
                    <td className="num">{formatCount(report[kind])}</td>
                    <td className="num">{report.rows > 0 ? formatShare(report[kind] / report.rows, 3) : "–"}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">Read</th>
                  <td className="num">{formatCount(report.rows)}</td>
                  <td className="num">{formatShare(1, 0)}</td>
                </tr>
              </tfoot>
            </table>
            <p className="small faint mt8">
              Besides: {formatCount(report.blank)} blank {report.blank === 1 ? "line" : "lines"},{" "}
              {formatCount(report.repeatedHeaders)} repeated {report.repeatedHeaders === 1 ? "header" : "headers"}.
            </p>
          </div>
        </div>
      </Section>
      <Section title="Totals of this file">
        <DefinitionRows
          rows={[
            {
              term: "Requests",
              value: totals.requests === null ? "not counted by this source" : formatCount(totals.requests),
            },
            { term: "Input, not cached", value: `${formatCount(totals.uncachedInput)} tokens` },
            { term: "Cache reads", value: `${formatCount(totals.cacheRead)} tokens` },
            { term: "Cache writes", value: `${formatCount(totals.cacheWrite5m + totals.cacheWrite1h)} tokens` },
            { term: "Output", value: `${formatCount(totals.output)} tokens` },
            { term: "Reasoning", value: `${formatCount(totals.reasoning)} tokens` },
            ...(effect
              ? [{ term: "Cost, valued", value: formatMoney(effect.valued.cost, effect.currency, { style: "exact" }) }]
              : []),
            {
              term: "Cost, reported",
              value:
                totals.reportedCost === null ? "not in this format" : `${totals.reportedCost} ${totals.currency ?? ""}`,
            },
          ]}
        />
      </Section>
    </>
  );
}
