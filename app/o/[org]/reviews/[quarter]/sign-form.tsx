"use client";

import { hashWords, missingDecisions, signingGapSentence } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

interface SignFormProps {
  readonly quarter: string;
  /** What is signed is what is read: the hash goes along with the signature. */
  readonly numbersHash: string;
  readonly gaps: TenantAnswers["reviews"]["read"]["signingGaps"];
}

export function SignForm({ quarter, numbersHash, gaps }: SignFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const missing = missingDecisions(gaps);
  const others = gaps.filter(({ code }) => code !== "decision-missing" && code !== "decision-open-again");
  return (
    <div className="mt16 noprint">
      <div className="acts">
        <Button
          disabled={gaps.length > 0}
          busy={isBusy && "Signing …"}
          onClick={() => act(() => api.reviews.sign.mutate({ quarter, numbersHash }))}
        >
          Sign the review
        </Button>
        <span className="muted">
          {gaps.length === 0
            ? `You sign the numbers of snapshot ${hashWords(numbersHash)} and the decisions above.`
            : [missing && `${missing}.`, ...others.map(signingGapSentence)].filter(Boolean).join(" ")}
        </span>
      </div>
      <FaultNote fault={fault} />
    </div>
  );
}
