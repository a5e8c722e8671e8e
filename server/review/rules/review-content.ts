import type { Day } from "@/server/kernel/day";
import { addDays } from "@/server/kernel/day";
import { formatDayShort, formatMoney, formatRange } from "@/server/kernel/format";
import type { Decision, ReviewSnapshot, Signature, WorkloadLine } from "../schema";
import { agenda, agendaTotals } from "./agenda";
import { scenarioContents, type ScenarioContent } from "./scenario-content";
import { dataQualityHeadline, dataQualityLine, dataQualitySentences } from "./wording/data-quality-sentence";
import { actionWords, decidedWords, decisionsHeadline, savingWords } from "./wording/decision-line";
import { deploymentSentence, deploymentsHeadline } from "./wording/deployment-sentence";
import { versionsWords } from "./wording/versions-words";
import { ladderHeadline, ladderSentence } from "./wording/ladder-headline";
import { labelOf, LEVEL_NAMES } from "./wording/labels";
import { textOf, type Clauses } from "./wording/clauses";
import {
  openDecisionsSentence,
  portfolioHeadline,
  runRateSentence,
  varianceSentence,
} from "./wording/portfolio-headline";
import { priceChangeWords, priceHeadline } from "./wording/price-headline";
import { promisedHeadline, promisedSentence } from "./wording/promised-headline";
import { reasonSentences } from "./wording/reason-sentence";
import { recommendationReason } from "./wording/recommendation-reason";
import { retirementHeadline, retirementLine } from "./wording/retirement-headline";
import { hashWords } from "./wording/signing-words";
import { CONFIDENCES, LEDGER_VERDICTS, LEVEL_VERDICTS, WITHHELD } from "./wording/verdict-words";

/** A review with what people decided and signed: all that page, mail, text and PDF are made from. */
export interface ReviewWhole {
  readonly snapshot: ReviewSnapshot;
  readonly decisions: readonly Decision[];
  readonly signatures: readonly Signature[];
  readonly numbersHash: string;
}

export interface DecisionContent {
  readonly line: WorkloadLine;
  readonly workload: string;
  /** `Trial a fine-tuned GPT-4.1 mini, level 1 → 3` */
  readonly action: string;
  readonly reason: string;
  readonly saving: string;
  readonly confidence: string;
  /** `Accepted, Lena Brandt, 16 Oct`; null where nobody decided. */
  readonly decided: string | null;
  readonly sentence: string | null;
}

export interface AppendixWorkload {
  readonly id: string;
  readonly name: string;
  readonly spend: string;
  readonly steps: readonly {
    readonly level: number;
    readonly name: string;
    readonly verdict: string;
    readonly reasons: string;
  }[];
  readonly withheld: string | null;
}

/** The words of a review, in its order (review.md, Content), made once for every medium. */
export interface ReviewContent {
  readonly title: string;
  readonly organization: string;
  readonly quarter: string;
  readonly period: string;
  readonly headline: Clauses;
  readonly lede: readonly string[];
  readonly ladderTitle: string;
  readonly decisionsTitle: string;
  readonly decisions: readonly DecisionContent[];
  readonly promisedTitle: string;
  readonly promisedSentence: string | null;
  readonly promised: readonly {
    readonly accepted: string;
    readonly what: string;
    readonly promised: string;
    readonly realised: string;
  }[];
  readonly deploymentsTitle: string;
  readonly deployments: readonly {
    readonly name: string;
    readonly sentence: string;
    readonly invested: string;
    readonly quarter: string;
    readonly since: string;
    readonly verdict: string;
  }[];
  readonly retirementsTitle: string;
  readonly retirements: readonly string[];
  readonly pricesTitle: string;
  readonly prices: readonly {
    readonly model: string;
    readonly what: string;
    readonly from: string;
    readonly effect: string;
  }[];
  readonly adjustments: readonly string[];
  readonly qualityTitle: string;
  readonly quality: readonly string[];
  readonly qualityLine: string;
  /** What was supposed beside the numbers; empty where nothing is attached. */
  readonly scenarios: readonly ScenarioContent[];
  readonly signatures: readonly string[];
  readonly appendix: readonly AppendixWorkload[];
  readonly versions: string;
  readonly hash: string;
}

export function reviewContent(whole: ReviewWhole): ReviewContent {
  const { snapshot, decisions, signatures } = whole;
  const { currency, quarter } = snapshot;
  const asked = agenda(snapshot.workloads);
  const taken = new Map(decisions.map((decision) => [decision.workloadId, decision]));
  const open = asked.filter(({ id }) => !taken.has(id));
  const lastDay = addDays(quarter.to, -1);
  const isDecided = asked.length > 0 && open.length === 0;
  return {
    title: "Quarterly review of the AI model portfolio",
    organization: snapshot.organization.name,
    quarter: quarter.label,
    period: formatRange(quarter.from, quarter.to),
    headline: portfolioHeadline(snapshot),
    lede: lede(snapshot, open.length > 0 ? openDecisionsSentence(agendaTotals(open), currency) : null),
    ladderTitle: ladderHeadline(snapshot.workloads),
    decisionsTitle:
      asked.length === 0 ? "No decision is needed" : isDecided ? "Decided" : decisionsHeadline(open.length),
    decisions: asked.map((line) => decisionContent(line, taken.get(line.id), currency)),
    promisedTitle: promisedHeadline(snapshot.promised, quarter, currency),
    promisedSentence: promisedSentence(snapshot.promised),
    promised: snapshot.promised.map((line) => ({
      accepted: line.quarterLabel,
      what: `${line.workloadName}: ${line.decision}`,
      promised: savingWords(line.promised, currency),
      realised: formatMoney(line.realised, currency),
    })),
    deploymentsTitle: deploymentsHeadline(snapshot.deployments),
    deployments: snapshot.deployments.map((line) => ({
      name: line.name,
      sentence: textOf(deploymentSentence(line, lastDay, currency)),
      invested: formatMoney(line.investment, currency),
      quarter: formatMoney(line.savingOfQuarter, currency),
      since: formatMoney(line.cumulative, currency),
      verdict: LEDGER_VERDICTS[line.verdict].word,
    })),
    retirementsTitle: retirementHeadline(snapshot.retirements, currency),
    retirements: snapshot.retirements.map((line) => retirementLine(line, lastDay, currency)),
    pricesTitle: priceHeadline(snapshot.priceChanges, currency),
    prices: snapshot.priceChanges.map((line) => ({
      model: line.model,
      what: priceChangeWords(line.changes),
      from: formatDayShort(line.from),
      effect: formatMoney(line.effect, currency),
    })),
    adjustments: snapshot.adjustments.map(
      (line) => `${line.quarterLabel}: ${line.cause}, ${formatMoney(line.amount, currency)}.`,
    ),
    qualityTitle: dataQualityHeadline(snapshot.dataQuality),
    quality: dataQualitySentences(snapshot.dataQuality, snapshot.unassigned.spend, currency),
    qualityLine: dataQualityLine(snapshot.dataQuality, currency),
    scenarios: scenarioContents(snapshot),
    signatures: signatures.map(({ name, signedAt }) => `${name}, ${dayWords(signedAt)}`),
    appendix: snapshot.workloads.map((line) => appendixOf(line, currency)),
    versions: versionsWords(snapshot.versions),
    hash: hashWords(whole.numbersHash),
  };
}

const dayWords = (instant: string): string => formatDayShort(instant.slice(0, 10) as Day);

function lede(snapshot: ReviewSnapshot, open: string | null): string[] {
  const { variance, tokens, currency, runRate, workloads } = snapshot;
  const variances = variance ? varianceSentence(variance, tokens, currency) : null;
  return [
    variances,
    runRate ? runRateSentence(runRate.amount, currency) : null,
    ladderSentence(workloads),
    open,
  ].filter((sentence): sentence is string => typeof sentence === "string" && sentence !== "");
}

function decisionContent(line: WorkloadLine, decision: Decision | undefined, currency: string): DecisionContent {
  return {
    line,
    workload: line.name,
    action: actionWords(line) ?? "",
    reason: line.recommendation ? recommendationReason(line.recommendation) : "",
    saving: savingWords(line.saving, currency),
    confidence: CONFIDENCES[line.confidence].word.toLowerCase(),
    decided: decision ? decidedWords(decision) : null,
    sentence: decision?.sentence || null,
  };
}

function appendixOf(line: WorkloadLine, currency: string): AppendixWorkload {
  const { recommendation } = line;
  const steps = recommendation
    ? recommendation.steps.map((step) => ({
        level: step.level,
        name: LEVEL_NAMES[step.level],
        verdict: LEVEL_VERDICTS[step.verdict].word,
        reasons: reasonSentences(step.reasons, (option) => labelOf(recommendation, option)).join(" "),
      }))
    : [];
  return {
    id: line.id,
    name: line.name,
    spend: formatMoney(line.spend, currency),
    steps: [...steps].reverse(),
    withheld: line.withheld ? WITHHELD[line.withheld] : null,
  };
}
