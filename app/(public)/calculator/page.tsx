import type { Metadata } from "next";
import { readQuestionAddress } from "@/server/calculator";
import { LEVELS, type Level } from "@/server/engine";
import { planningDefaults } from "@/server/workloads/schema";
import { Calculator } from "./calculator";
import "./calculator.css";

export const metadata: Metadata = {
  title: "Calculator",
  description: "Prompting, retrieval or a fine-tune: what each costs, when it pays back, and which level is enough.",
  referrer: "no-referrer",
  alternates: { canonical: "/calculator" },
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of each key, as `location.search` would have it. */
function searchOf(asked: Search): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) search.set(key, first);
  }
  return search.toString();
}

const leadWeeks = Object.fromEntries(
  LEVELS.map((level) => [level, planningDefaults[`leadWeeks.${level}`].value]),
) as Record<Level, number>;

/** Reads the address and nothing else: no account, no database, nothing stored. */
export default async function CalculatorPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = searchOf(await searchParams);
  return <Calculator key={search} opened={readQuestionAddress(search)} leadWeeks={leadWeeks} />;
}
