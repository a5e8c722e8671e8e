import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { ExperimentStatus } from "@/server/workloads/schema";

interface Experiment {
  readonly status: ExperimentStatus;
  readonly startedOn: string | null;
  readonly dueOn: string | null;
  readonly endedOn: string | null;
}

/** "running since 18 Sep 2026, its sample is due on 18 Oct 2026". */
export function experimentStanding({ status, startedOn, dueOn, endedOn }: Experiment, today: string): string {
  if (status === "planned") return "planned";
  if (status === "done") return endedOn ? `done, measured on ${formatDay(endedOn)}` : "done";
  if (status === "abandoned") return "abandoned";
  const since = startedOn ? `running since ${formatDay(startedOn)}` : "running";
  if (!dueOn) return since;
  return dueOn <= today
    ? `${since}; its sample was due on ${formatDay(dueOn)}: record the result`
    : `${since}; its sample is due on ${formatDay(dueOn)}`;
}

/** "A test runs", a title. */
export function experimentsHeadline(experiments: readonly Experiment[], today: string): string {
  const running = experiments.filter(({ status }) => status === "running");
  const overdue = running.filter(({ dueOn }) => dueOn !== null && dueOn <= today);
  if (overdue.length > 0)
    return `${numberWordFirst(overdue.length)} ${plural(overdue.length, "test awaits its", "tests await their")} result`;
  if (running.length > 0)
    return `${numberWordFirst(running.length)} ${plural(running.length, "test runs", "tests run")}`;
  const planned = experiments.filter(({ status }) => status === "planned").length;
  if (planned > 0) return `${numberWordFirst(planned)} ${plural(planned, "test is", "tests are")} planned`;
  return `${numberWordFirst(experiments.length)} ${plural(experiments.length, "test has", "tests have")} ended`;
}
