"use client";

import { useState } from "react";
import { faultOf, type Fault } from "./fault";

export interface Leave {
  /** Runs something that ends in another page, and goes to the address that it answers. */
  readonly leave: (work: () => Promise<string>) => Promise<void>;
  /** From the first press until the new page is there. */
  readonly isBusy: boolean;
  readonly fault: Fault | null;
}

/** For what changes who one is or where one belongs: a whole new page, so that nothing of before stays in memory. */
export function useLeave(): Leave {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const leave = async (work: () => Promise<string>): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      window.location.assign(await work());
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  };
  return { leave, isBusy, fault };
}
