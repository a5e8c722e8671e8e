import { formatDayOfYear, formatMoney } from "@/server/kernel/format";
import { asksForDecision, decideBy } from "@/server/review";
import { CONFIDENCES, recommendationHeadline, recommendationReason, WITHHELD } from "@/server/review/wording";
import type { Ability } from "@/server/tenancy/abilities";
import { Headline } from "../../../../_ui/headline";
import { LinkButton } from "../../../../_ui/link-button";
import type { TenantOutputs } from "../../_words/outputs";

type Work = TenantOutputs["workloads"]["read"];

interface WorkloadHeadProps {
  readonly work: Work;
  readonly org: string;
  readonly abilities: readonly Ability[];
}

/** What to do with the workload, why, and where to decide it. */
export function WorkloadHead({ work, org, abilities }: WorkloadHeadProps) {
  const { answer, currency, quarter } = work;
  const { recommendation, withheld } = answer;
  if (!recommendation)
    return (
      <Headline
        finding={`${answer.name} cost ${formatMoney(answer.spend, currency)}.`}
        lede={withheld ? WITHHELD[withheld.code] : undefined}
      >
        {withheld && <WithheldNames work={work} />}
      </Headline>
    );
  const { action, confidence } = recommendation;
  const isAsked = asksForDecision({ action });
  return (
    <Headline
      finding={recommendationHeadline(recommendation)}
      lede={`${recommendationReason(recommendation)} ${CONFIDENCES[confidence].meaning}`}
    >
      {isAsked && (
        <DecideButtons
          href={`/o/${org}/reviews/${quarter.key}#decision-${answer.id}`}
          abilities={abilities}
          canAccept={action !== "unmet"}
          note={[
            `Decide by ${formatDayOfYear(decideBy(quarter, retirementOf(work)))}`,
            answer.ownerName && `owner ${answer.ownerName}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      )}
    </Headline>
  );
}

interface DecideButtonsProps {
  readonly href: string;
  readonly abilities: readonly Ability[];
  readonly canAccept: boolean;
  readonly note: string;
}

function DecideButtons({ href, abilities, canAccept, note }: DecideButtonsProps) {
  return (
    <>
      {abilities.includes("review:decide") ? (
        <>
          {canAccept && (
            <LinkButton look="accept" href={href}>
              Accept
            </LinkButton>
          )}
          <LinkButton href={href}>Defer</LinkButton>
          <LinkButton href={href}>Reject</LinkButton>
        </>
      ) : (
        abilities.includes("review:read") && <LinkButton href={href}>See it in the review</LinkButton>
      )}
      <span className="muted">{note}</span>
    </>
  );
}

/** When what is in use is switched off: itself, or the first to go of those it routes to. */
function retirementOf({ answer }: Work): string | null {
  const { input } = answer;
  const current = input?.options.find(({ id }) => id === input.current);
  const reached = (current?.route ?? []).map(({ option }) => input?.options.find(({ id }) => id === option));
  return [current, ...reached].flatMap((option) => option?.retiresOn ?? []).sort()[0] ?? null;
}

/** What stands in the way, by name or place. */
function WithheldNames({ work: { answer } }: { work: Work }) {
  const { withheld, labels } = answer;
  const names = [...(withheld?.names ?? []).map((name) => labels[name] ?? name), ...(withheld?.faults ?? [])];
  if (names.length === 0) return null;
  return (
    <ul className="list">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
