import type {
  EngineEvidence,
  EngineInput,
  EngineOption,
  EnginePolicyOverrides,
  EngineRequirements,
  EngineUsage,
  EngineWorkload,
} from "@/server/engine";

/** People who keep a model in service: a share of 1 full post, and what a full post costs a year. */
export interface Team {
  readonly share: number;
  readonly salary: number;
}

/** What the calculator holds: a question for the engine, and what a person looks at in its answer. */
export interface Question {
  readonly input: EngineInput;
  /** The preset it began with; null: none. */
  readonly preset: string | null;
  /** The option that is drawn beside the one in use; null: the recommended one, else the best other. */
  readonly compared: string | null;
  /** Part of the compared option's `maintenanceMonthly`; null: not said apart. */
  readonly team: Team | null;
}

/** One thing that a person changes. */
export type Change =
  | { readonly kind: "question"; readonly question: Question }
  | { readonly kind: "compared"; readonly option: string }
  | { readonly kind: "currency"; readonly currency: string }
  | { readonly kind: "current"; readonly option: string | null }
  | { readonly kind: "workload"; readonly workload: Partial<EngineWorkload> }
  | { readonly kind: "requirements"; readonly requirements: EngineRequirements }
  | { readonly kind: "usage"; readonly usage: Partial<EngineUsage> }
  | { readonly kind: "policy"; readonly policy: EnginePolicyOverrides }
  | { readonly kind: "option"; readonly option: string; readonly change: Partial<EngineOption> }
  | { readonly kind: "evidence"; readonly option: string; readonly evidence: Partial<EngineEvidence> }
  | { readonly kind: "team"; readonly option: string; readonly team: Team | null };

/** What a team costs a month. */
export const teamMonthly = (team: Team | null): number => (team === null ? 0 : (team.share * team.salary) / 12);

const onInput = (question: Question, change: Partial<EngineInput>): Question => ({
  ...question,
  input: { ...question.input, ...change },
});

const onOption = (question: Question, id: string, change: (option: EngineOption) => EngineOption): Question =>
  onInput(question, { options: question.input.options.map((option) => (option.id === id ? change(option) : option)) });

/** The question after a change; the one before is untouched. */
export function changeQuestion(question: Question, change: Change): Question {
  const { input } = question;
  switch (change.kind) {
    case "question":
      return change.question;
    case "compared":
      return { ...question, compared: change.option, team: null };
    case "currency":
      return onInput(question, { currency: change.currency });
    case "current":
      return onInput(question, { current: change.option });
    case "workload":
      return onInput(question, { workload: { ...input.workload, ...change.workload } });
    case "requirements":
      return onInput(question, {
        workload: { ...input.workload, requirements: { ...input.workload.requirements, ...change.requirements } },
      });
    case "usage":
      return onInput(question, { usage: { ...input.usage, ...change.usage } });
    case "policy":
      return onInput(question, { policy: { ...input.policy, ...change.policy } });
    case "option":
      return onOption(question, change.option, (option) => ({ ...option, ...change.change }));
    case "evidence":
      return onOption(question, change.option, (option) => ({
        ...option,
        evidence: { ...option.evidence, ...change.evidence },
      }));
    case "team":
      return withTeam(question, change.option, change.team);
  }
}

/** The team's cost is part of the option's upkeep: what is said of the one changes the other. */
function withTeam(question: Question, id: string, team: Team | null): Question {
  const changed = onOption(question, id, (option) => {
    const other = Math.max(0, (option.maintenanceMonthly ?? 0) - teamMonthly(question.team));
    return { ...option, maintenanceMonthly: other + teamMonthly(team) };
  });
  return { ...changed, team };
}
