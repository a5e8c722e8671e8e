import {
  commitImport,
  failImport,
  giveUpCopy,
  giveUpPutBack,
  inspectImport,
  makeCopy,
  putBackImport,
  sweepBegun,
  sweepCopies,
  sweepUploads,
} from "../intake";
import { rollTraces } from "../telemetry";
import { revalueFor, syncFeeds } from "../pricing";
import { sweepSignIn } from "../tenancy/sign-in/sweep-sign-in";
import type { JobPayloads, TaskName } from "../queue";

export interface Task<Name extends TaskName> {
  readonly run: (payload: JobPayloads[Name]) => Promise<void>;
  /** Called when the last run has failed, or was killed like all before it (then without an error); the queue forgets the job. */
  readonly giveUp?: (payload: JobPayloads[Name], why?: unknown) => Promise<void>;
}

/** What happens when nobody looks: a line a task. */
export const tasks: { readonly [Name in TaskName]: Task<Name> } = {
  "inspect-import": {
    run: (job) => inspectImport(job.organizationId, job.importId),
    giveUp: (job, why) => failImport(job.organizationId, job.importId, why),
  },
  "commit-import": {
    run: (job) => commitImport(job.organizationId, job.importId),
    giveUp: (job, why) => failImport(job.organizationId, job.importId, why),
  },
  "put-back-import": {
    run: (job) => putBackImport(job.organizationId, job.importId),
    giveUp: (job, why) => giveUpPutBack(job.organizationId, job.importId, why),
  },
  "keep-copy": {
    run: (job) => makeCopy(job.organizationId, job.importId),
    giveUp: (job) => giveUpCopy(job.organizationId, job.importId),
  },
  "sweep-files": {
    run: async () => {
      await sweepUploads();
      await sweepBegun(new Date());
      await sweepCopies(new Date());
      await (await import("../belongings")).eraseDue(new Date());
      await sweepSignIn(new Date());
    },
  },
  "roll-traces": { run: (job) => rollTraces(job.organizationId) },
  "sync-feeds": { run: async () => syncFeeds() },
  "revalue-usage": { run: (job) => revalueFor(job.organizationId, { actor: "schedule", reason: job.reason }) },
  "deliver-person-letters": { run: async () => (await import("../mail")).deliverPersonLetters() },
  // Loaded when there is something to send: pictures and PDFs bring much with them.
  "deliver-letters": {
    run: async (job) => (await import("../mail")).deliverLetters(job.organizationId),
    giveUp: async (job) => (await import("../mail")).deliverLater(job.organizationId),
  },
  "publish-review": {
    run: async (job) => (await import("../schedule")).publishWhenDue(job.organizationId, job.reviewId, new Date()),
  },
  "send-review": { run: async (job) => (await import("../mail")).publishReview(job.organizationId, job.reviewId) },
  "look-at-calendar": { run: async () => void (await (await import("../schedule")).lookAtCalendar(new Date())) },
  "keep-calendar": {
    run: async (job) => (await import("../schedule")).keepCalendar(job.organizationId, new Date()),
  },
};
