"use client";

import { formatCount } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Note } from "../../../../_ui/note";

type Import = TenantAnswers["imports"]["read"];

/** Another source tells of the same traffic: committed beside it, the traffic would count twice. */
export function SameTraffic({ found }: { found: Import }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const others = found.report?.dryRun?.sameTraffic ?? [];
  if (found.status !== "inspected" || others.length === 0) return null;
  return (
    <div className="mb24">
      <Note tone="asks" title="This traffic may be here already, from another source.">
        {others.map(({ sourceId, source, days, models }) => (
          <div key={sourceId} className="acts mt8">
            <span>
              {source} has much the same tokens on {formatCount(days)} {days === 1 ? "day" : "days"}, for{" "}
              {formatCount(models)} {models === 1 ? "model" : "models"}. Committed as it is, they count twice.
            </span>
            <Button
              look="second"
              isSmall
              busy={isBusy && "Reading …"}
              onClick={() => act(() => api.imports.inspect.mutate({ id: found.id, hints: { ...found.hints, source } }))}
            >
              It is from {source}
            </Button>
          </div>
        ))}
        <FaultNote fault={fault} />
      </Note>
    </div>
  );
}
