"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { typedIn } from "../../../../_api/typed-in";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

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
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);
  const words = WORDS[target.kind];

  async function submit(event: FormEvent<HTMLFormElement>) {
    const reason = typedIn(event)("reason");
    if (await act(() => withdraw(api, target, reason))) setOpen(false);
  }

  return (
    <Dialog
      title={words.title}
      description={words.text}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" isSmall aria-label={`${words.act} ${what}`}>
          {words.act}
        </Button>
      }
    >
      <form onSubmit={submit} className="form">
        <Field label="Why" name="reason" required error={fault?.fields.reason} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Taking it out …"}>
            {words.act}
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
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
