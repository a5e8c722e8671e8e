"use client";

import type { ExperimentStatus } from "@/server/workloads/schema";
import { ActButton } from "../../../../../_api/act-button";
import { ActWithReason } from "../../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../../_api/tenant-client";

/** Starts a planned test, or ends an open one without a result. */
export function ExperimentActs({ id, status, today }: { id: string; status: ExperimentStatus; today: string }) {
  const api = useTenantApi();
  if (status !== "planned" && status !== "running") return null;
  return (
    <span className="acts">
      {status === "planned" && (
        <ActButton
          label="Start"
          busyLabel="Starting …"
          about="Start this test today"
          run={() => api.experiments.start.mutate({ id, startedOn: today })}
        />
      )}
      <ActWithReason
        label="Abandon"
        busyLabel="Ending …"
        about="Abandon this test"
        title="Abandon this test?"
        description="It ends without a result and stays to be read with your reason."
        keepLabel="Keep it"
        run={(reason) => api.experiments.abandon.mutate({ id, reason })}
      />
    </span>
  );
}
