import Link from "next/link";
import { formatDayShort, formatMoney, numberWordFirst } from "@/server/kernel/format";
import type { WorkloadLine } from "@/server/review/schema";
import {
  actionWords,
  CONFIDENCES,
  decidedWords,
  DECISIONS,
  decisionsHeadline,
  levelWords,
  plural,
  recommendationReason,
  savingWords,
  WITHHELD,
} from "@/server/review/wording";
import type { Ability } from "@/server/tenancy/abilities";
import { Glyph } from "../../../_charts/ladder/glyph";
import { LinkButton } from "../../../_ui/link-button";
import { Section } from "../../../_ui/section";
import type { TenantOutputs } from "../_words/outputs";
import { WordedStatus } from "../_words/worded-status";

type Portfolio = TenantOutputs["reviews"]["portfolio"];
type AgendaItem = Portfolio["agenda"]["items"][number];

interface DecisionsProps {
  readonly portfolio: Portfolio;
  readonly org: string;
  readonly abilities: readonly Ability[];
  readonly hrefOf: (workloadId: string) => string;
}

/** What the quarter asks people to decide, the largest saving first, and what was decided. */
export function Decisions({ portfolio, org, abilities, hrefOf }: DecisionsProps) {
  const { agenda, snapshot } = portfolio;
  const { currency, quarter, workloads } = snapshot;
  const rows = agenda.items.flatMap((item) => {
    const line = workloads.find(({ id }) => id === item.workloadId);
    return line ? [{ item, line }] : [];
  });
  const decideHref = abilities.includes("review:decide") ? `/o/${org}/reviews/${quarter.key}` : null;
  const withheld = workloads.filter((line) => line.withheld !== null && Number(line.spend) > 0);
  return (
    <Section title={rows.length === 0 ? "No decision is needed" : decisionsHeadline(agenda.open.count)} id="decisions">
      {rows.length > 0 && (
        <table className="stack dec">
          <caption className="vh">Decisions of the quarter, the largest saving first</caption>
          <thead>
            <tr>
              <th scope="col">Level</th>
              <th scope="col">Decision and reason</th>
              <th scope="col" className="num">
                Saving a year
              </th>
              <th scope="col" className="num">
                Up-front
              </th>
              <th scope="col" className="gap">
                Confidence
              </th>
              <th scope="col" className="num">
                Decide by
              </th>
              <th scope="col">
                <span className="vh">Decide</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, line }) => (
              <DecisionRow key={line.id} {...{ item, line, currency, decideHref }} href={hrefOf(line.id)} />
            ))}
          </tbody>
          {agenda.open.count > 1 && (
            <tfoot>
              <tr>
                <td className="hide" />
                <th scope="row" className="full">
                  {numberWordFirst(agenda.open.count)} {plural(agenda.open.count, "decision")} together
                </th>
                <td className="num nw" data-l="Saving">
                  {savingWords(agenda.open.saving, currency)}
                </td>
                <td className="num" data-l="Up-front">
                  {formatMoney(agenda.open.upfront, currency)}
                </td>
                <td className="hide" colSpan={3} />
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {rows.length > 0 && (
        <p className="small faint table-note">
          Saving a year, from the adverse case to the expected one, before the up-front cost; a minus costs more.
          Confidence is the engine’s.
        </p>
      )}
      {withheld.length > 0 && (
        <ul className="list mt24">
          {withheld.map((line) => (
            <li key={line.id}>
              <Link href={hrefOf(line.id)}>{line.name}</Link>{" "}
              <span className="muted">{line.withheld && WITHHELD[line.withheld]}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface DecisionRowProps {
  readonly item: AgendaItem;
  readonly line: WorkloadLine;
  readonly currency: string;
  readonly href: string;
  /** The review's page; `null` for those who do not decide. */
  readonly decideHref: string | null;
}

function DecisionRow({ item, line, currency, href, decideHref }: DecisionRowProps) {
  const { decision, isOpen } = item;
  const level = levelWords(line.level, line.recommendedLevel);
  const action = (actionWords(line) ?? "").replace(level ? `, ${level}` : "", "");
  return (
    <tr>
      <td className="hide glyph-cell">
        <Glyph from={line.level} to={line.recommendedLevel ?? line.level} kind={line.action ?? "keep"} />
      </td>
      <td className="full">
        <b>
          <Link href={href} className="plain">
            {line.name}.
          </Link>
        </b>{" "}
        {action}
        {level && (
          <>
            , <span className="nw">{level}</span>
          </>
        )}
        {line.recommendation && <span className="sub">{recommendationReason(line.recommendation)}</span>}
        {decision && !isOpen && <span className="sub">{decidedWords(decision)}</span>}
      </td>
      <td className="num" data-l="Saving">
        <b className="nw">{savingWords(line.saving, currency)}</b>
      </td>
      <td className="num" data-l="Up-front">
        {line.upfront === null ? "–" : Number(line.upfront) === 0 ? "none" : formatMoney(line.upfront, currency)}
      </td>
      <td className="gap" data-l="Confidence">
        <WordedStatus of={CONFIDENCES[line.confidence]} />
      </td>
      <td className="num nw" data-l="Decide by">
        {line.dueOn ? formatDayShort(line.dueOn) : "–"}
      </td>
      <td className="num full act-cell gap">
        {isOpen ? (
          <LinkButton isSmall href={decideHref ? `${decideHref}#decision-${line.id}` : href}>
            {decideHref ? "Decide" : "Look"}
            <span className="vh"> on {line.name}</span>
          </LinkButton>
        ) : (
          decision && <WordedStatus of={DECISIONS[decision.verdict]} />
        )}
      </td>
    </tr>
  );
}
