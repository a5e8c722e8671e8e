"use client";

import { useState } from "react";
import { publicClient } from "../../../_api/public-client";
import { useTenantApi } from "../../../_api/tenant-client";
import { useAct } from "../../../_api/use-act";
import { Button } from "../../../_ui/button";
import { Dialog, DialogClose } from "../../../_ui/dialog";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";

/** `accept`, `decline`: the operator's, for everybody · `own`: for this organization alone. */
type Settling = "accept" | "decline" | "own";

interface SettleQuestionProps {
  readonly id: string;
  readonly model: string;
  readonly settling: Settling;
}

const WORDS: Readonly<Record<Settling, { act: string; busy: string; title: string; description: string }>> = {
  accept: {
    act: "Accept",
    busy: "Accepting …",
    title: "Accept for everybody",
    description: "It holds from its day in a new version of the book, and every organization's usage is valued again.",
  },
  decline: {
    act: "Turn down",
    busy: "Turning down …",
    title: "Turn down",
    description: "The price in force stays. The same proposal is not asked about again.",
  },
  own: {
    act: "Take for us",
    busy: "Valuing everything anew …",
    title: "Take for your organization",
    description: "It becomes a price of your own, above the book, and your usage is valued again. You can withdraw it.",
  },
};

/** A button that settles a question about a price, with a reason. */
export function SettleQuestion({ id, model, settling }: SettleQuestionProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [reason, setReason] = useState("");
  const words = WORDS[settling];
  const settle = () =>
    settling === "own"
      ? api.prices.acceptForSelf.mutate({ question: id, reason })
      : publicClient.operator[settling].mutate({ id, reason });
  return (
    <Dialog
      title={`${words.title}: the price of ${model}`}
      description={words.description}
      trigger={
        <Button look="quiet" isSmall aria-label={`${words.act}: ${model}`}>
          {words.act}
        </Button>
      }
      actions={
        <>
          <Button busy={isBusy && words.busy} onClick={() => act(settle)}>
            {words.act}
          </Button>
          <DialogClose asChild>
            <Button look="second">Leave it open</Button>
          </DialogClose>
        </>
      }
    >
      <Field
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={fault?.fields.reason}
      />
      <FaultNote fault={fault} />
    </Dialog>
  );
}
