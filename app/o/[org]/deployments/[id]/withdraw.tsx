"use client";

import { ActWithReason } from "../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../_api/tenant-client";

type Target =
  | { readonly kind: "recurring" | "file" | "version"; readonly id: string }
  | { readonly kind: "quality"; readonly deploymentId: string; readonly date: string; readonly metric: string };

const WORDS = {
  recurring: {
    act: "Withdraw",
    title: "Withdraw this recurring line?",
    text: "It leaves every month that it counted in.",
  },
  file: {
    act: "Undo",
    title: "Undo this file?",
    text: "Its lines no longer count; what they stood above counts again.",
  },
  version: { act: "Withdraw", title: "Withdraw this version?", text: "What served before it counts on." },
  quality: {
    act: "Withdraw",
    title: "Withdraw this measurement?",
    text: "It no longer counts. The audit log keeps what it said.",
  },
} as const;

/** Takes something out that was written down, with a reason; the row stays with who and when. */
export function Withdraw({ target, what }: { target: Target; what: string }) {
  const api = useTenantApi();
  const { act, title, text } = WORDS[target.kind];
  return (
    <ActWithReason
      label={act}
      busyLabel="Taking it out …"
      about={`${act} ${what}`}
      title={title}
      description={text}
      run={(reason) => withdraw(api, target, reason)}
    />
  );
}

function withdraw(api: ReturnType<typeof useTenantApi>, target: Target, reason: string): Promise<unknown> {
  switch (target.kind) {
    case "recurring":
      return api.deployments.withdrawRecurring.mutate({ id: target.id, reason });
    case "file":
      return api.deployments.undoCosts.mutate({ id: target.id, reason });
    case "version":
      return api.deployments.withdrawVersion.mutate({ id: target.id, reason });
    case "quality":
      return api.deployments.withdrawQuality.mutate({
        ...{ deploymentId: target.deploymentId, date: target.date, metric: target.metric, reason },
      });
  }
}
