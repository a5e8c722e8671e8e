import type { Task } from "@/server/engine";

/** The tasks as people call them. */
export const TASK_WORDS: Readonly<Record<Task, string>> = {
  classification: "Classification",
  extraction: "Extraction",
  routing: "Routing",
  formatting: "Formatting",
  summarization: "Summarization",
  translation: "Translation",
  qa: "Questions and answers",
  drafting: "Drafting",
  chat: "Chat",
  code: "Code",
  reasoning: "Reasoning",
  creative: "Creative writing",
  other: "Another task",
};
