"use client";

import { TRPCClientError } from "@trpc/client";
import { useState } from "react";
import { useAct, type Act } from "../../../../_api/use-act";

type Work = (reason?: string) => Promise<unknown>;

export interface ReasonedAct extends Pick<Act, "isBusy" | "fault"> {
  /** Tries without a reason; where one is needed it is asked for, and the work waits. Answers whether it was done. */
  readonly run: (work: Work) => Promise<boolean>;
  /** Why a reason is needed; `null` where none is asked for. */
  readonly question: string | null;
  readonly answer: (reason: string) => Promise<boolean>;
  readonly forget: () => void;
}

const isAsked = (error: unknown): error is TRPCClientError<never> =>
  error instanceof TRPCClientError && (error.data as { refusal?: string } | null)?.refusal === "reason-needed";

/** For what may move usage of signed quarters: the server asks for a reason where it does. */
export function useReasonedAct(): ReasonedAct {
  const { act, isBusy, fault, forget } = useAct();
  const [waiting, setWaiting] = useState<{ readonly question: string; readonly work: Work } | null>(null);

  async function run(work: Work): Promise<boolean> {
    let wasAsked = false;
    const done = await act(async () => {
      try {
        await work();
      } catch (error) {
        if (!isAsked(error)) throw error;
        wasAsked = true;
        setWaiting({ question: error.message, work });
      }
    });
    return done && !wasAsked;
  }

  async function answer(reason: string): Promise<boolean> {
    if (!waiting) return false;
    const done = await act(() => waiting.work(reason));
    if (done) setWaiting(null);
    return done;
  }

  return {
    ...{ run, answer, isBusy, fault },
    question: waiting?.question ?? null,
    forget: () => {
      setWaiting(null);
      forget();
    },
  };
}
