"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import {
  answerQuestion,
  changeQuestion,
  firstQuestion,
  questionAddress,
  readQuestionAddress,
  type Answer,
  type Change,
  type OpenedAddress,
  type Question,
} from "@/server/calculator";

interface Held {
  readonly question: Question;
  /** Of the last question that could be answered. */
  readonly answer: Answer;
  /** Why the question as it stands cannot be. */
  readonly fault: string | null;
  /** Why the address could not be read. */
  readonly sentence: string | null;
}

type Step =
  { readonly kind: "change"; readonly change: Change } | { readonly kind: "open"; readonly opened: OpenedAddress };

/** The first example can always be answered; it stands in where an address asks what cannot. */
function start(opened: OpenedAddress): Held {
  const { question, sentence } = opened;
  const answered = answerQuestion(question);
  if (answered.kind === "answer") return { question, answer: answered.answer, fault: null, sentence };
  const first = answerQuestion(firstQuestion());
  if (first.kind === "faults") throw new Error(first.sentence);
  return { question: firstQuestion(), answer: first.answer, fault: null, sentence: sentence ?? answered.sentence };
}

function step(held: Held, taken: Step): Held {
  if (taken.kind === "open") return start(taken.opened);
  const question = changeQuestion(held.question, taken.change);
  const answered = answerQuestion(question);
  return answered.kind === "answer"
    ? { question, answer: answered.answer, fault: null, sentence: null }
    : { ...held, question, fault: answered.sentence, sentence: null };
}

/** A pause after which the next change is a step of its own for the way back. */
const PAUSE = 1_200;
/** Browsers refuse to write the address more often. */
const WRITE_AFTER = 250;

/** The question, its answer, and the address that holds both: a burst of changes is one step of the browser's history. */
export function useQuestion(opened: OpenedAddress) {
  const [held, take] = useReducer(step, opened, start);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; isNew: boolean } | null>(null);
  const lastChange = useRef(-Infinity);
  const changed = useRef(false);

  const change = useCallback((one: Change) => {
    changed.current = true;
    take({ kind: "change", change: one });
  }, []);

  useEffect(() => {
    if (!changed.current) return;
    changed.current = false;
    const isNew = pending.current?.isNew ?? performance.now() - lastChange.current > PAUSE;
    lastChange.current = performance.now();
    if (pending.current) clearTimeout(pending.current.timer);
    const timer = setTimeout(() => {
      pending.current = null;
      const address = questionAddress(held.question);
      if (address === location.pathname + location.search + location.hash) return;
      if (isNew) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }, WRITE_AFTER);
    pending.current = { timer, isNew };
  }, [held.question]);

  useEffect(() => {
    const open = () => {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = null;
      lastChange.current = -Infinity;
      take({ kind: "open", opened: readQuestionAddress(location.search, location.hash) });
    };
    // What stands behind # is never sent: the server answered without it.
    if (location.hash.includes("input=")) open();
    addEventListener("popstate", open);
    return () => {
      removeEventListener("popstate", open);
      if (pending.current) clearTimeout(pending.current.timer);
    };
  }, []);

  return { ...held, change };
}
