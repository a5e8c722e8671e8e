"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { faultOf, type Fault } from "./fault";

export interface Act {
  /** Runs something that changes data, then shows the page anew; answers whether it was done. */
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly isBusy: boolean;
  /** What was refused, and which fields it is about. */
  readonly fault: Fault | null;
  readonly forget: () => void;
}

/** For forms and buttons: one act at a time, its refusal kept beside what was typed. */
export function useAct(): Act {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
      router.refresh();
      return true;
    } catch (error) {
      setFault(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, fault, forget: () => setFault(null) };
}
