"use client";

import { formatCount } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Note } from "../../../../_ui/note";
import { asksTraffic, sameTrafficOf } from "./traffic-question";

const counted = (count: number, one: string): string => `${formatCount(count)} ${one}${count === 1 ? "" : "s"}`;

type Import = TenantAnswers["imports"]["read"];

/** Another source tells of the same traffic, or bills it: which of the two counts is for a person to say, once for the source. */
export function SameTraffic({ found }: { found: Import }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const others = sameTrafficOf(found);
  const source = found.report?.dryRun?.source;
  if (others.length === 0 || !source) return null;
  const names = others.map((other) => other.source).join(" and ");
  const readAs = (hints: Partial<Import["hints"]>) => () =>
    act(() => api.imports.inspect.mutate({ id: found.id, hints: { ...found.hints, ...hints } }));
  const choice = (label: string, onClick: () => void) => (
    <Button look="second" isSmall busy={isBusy && "Reading …"} onClick={onClick}>
      {label}
    </Button>
  );
  const isBill = found.report?.kind === "cost";
  const asDetail = choice(
    isBill ? `Count ${names} alone` : `Count ${names} where both tell of a day`,
    readAs({ isDetail: true }),
  );
  const asOther = choice(`It is ${isBill ? "another bill" : "other traffic"}: both count`, readAs({ isDetail: false }));

  if (source.isDetail)
    return (
      <div className="mb24">
        <Note
          title={
            isBill
              ? `${names} is the bill; this adds nothing to it.`
              : `Where ${names} tells of a day, that counts and this adds nothing.`
          }
        >
          {isBill
            ? "It is kept beside it, and can be taken out again."
            : "Its rows say what the tokens were for: keys, prompts, apps. Days of which it alone tells count."}
          {source.isNew && <div className="acts mt8">{asOther}</div>}
          <FaultNote fault={fault} />
        </Note>
      </div>
    );
  const isAsked = asksTraffic(found);
  const ofThisSource = source.isNew && (
    <>
      {asDetail}
      {isAsked && asOther}
    </>
  );
  return (
    <div className="mb24">
      <Note
        tone={isAsked ? "asks" : "plain"}
        title={
          isAsked
            ? `This ${isBill ? "bill" : "traffic"} may be here already, from another source.`
            : `It counts beside ${names}, which ${isBill ? "bills" : "tells"} much the same.`
        }
      >
        {others.map((other) => (
          <div key={other.sourceId} className="mt8">
            {other.source}{" "}
            {isBill
              ? "bills much the same in the same months"
              : `has much the same tokens on ${counted(other.days, "day")}, for ${counted(other.models, "model")}`}
            . Where both count, they count twice.
            <div className="acts mt8">
              {choice(`It is from ${other.source}`, readAs({ source: other.source }))}
              {isAsked &&
                !isBill &&
                choice(`Count this file where both tell of a day`, () =>
                  act(async () => {
                    const reason = `${found.fileName} counts the same traffic`;
                    await api.imports.setSourceDetail.mutate({ id: other.sourceId, isDetail: true, reason });
                    await api.imports.inspect.mutate({ id: found.id, hints: { ...found.hints, isDetail: false } });
                  }),
                )}
              {others.length === 1 && ofThisSource}
            </div>
          </div>
        ))}
        {others.length > 1 && ofThisSource && <div className="acts mt8">{ofThisSource}</div>}
        <FaultNote fault={fault} />
      </Note>
    </div>
  );
}
