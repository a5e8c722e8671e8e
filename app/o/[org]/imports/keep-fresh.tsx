"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const PAUSE_MS = 1000;

/**
 * Shows the page anew while something is being done in the background; the page can be left and come back to. The next
 * look waits for the last one: a page that takes longer than the pause would otherwise never arrive.
 */
export function KeepFresh({ isRunning }: { isRunning: boolean }) {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  useEffect(() => {
    if (!isRunning || isLooking) return;
    const timer = setTimeout(() => look(() => router.refresh()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isRunning, isLooking, router]);
  return null;
}
