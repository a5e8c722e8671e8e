import type { PolicySource } from "@/server/engine";

/** The published texts that the product grew from, by a short key. */
export type DocumentKey = "scaling" | "decision" | "precision" | "quarterly" | "chapter";

/** By the names that the policy's defaults give them too. */
export const DOCUMENTS: Readonly<Record<DocumentKey, PolicySource>> = {
  scaling: "The AI Scaling Dilemma",
  decision: "The Fine-Tuning Decision, A'sTechware, February 2025",
  precision: "Precision AI: renting a generalist or hosting a specialist",
  quarterly: "From prompt engineering to fine-tuning: a quarterly review of model choice and cost",
  chapter: "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15",
};
