"use client";

import { ActWithReason } from "../../../_api/act-with-reason";
import { publicClient } from "../../../_api/public-client";
import { useTenantApi } from "../../../_api/tenant-client";

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
  const { act, busy, title, description } = WORDS[settling];
  return (
    <ActWithReason
      label={act}
      busyLabel={busy}
      about={`${act}: ${model}`}
      title={`${title}: the price of ${model}`}
      description={description}
      keepLabel="Leave it open"
      run={(reason) =>
        settling === "own"
          ? api.prices.acceptForSelf.mutate({ question: id, reason })
          : publicClient.operator[settling].mutate({ id, reason })
      }
    />
  );
}
