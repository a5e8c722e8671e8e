import {
  chapter,
  decision,
  general,
  ground,
  house,
  noBar,
  openTask,
  unit,
  waits,
  type WorkloadTemplate,
} from "./template";

/** General tasks, for which the documents state no bar. */
export const openTemplates: readonly WorkloadTemplate[] = [
  {
    key: "code-assistant",
    name: "Code assistant",
    purpose: "Writes, completes and reviews code for the people beside it.",
    profile: { ...openTask, task: "code", outcomeUnit: unit("suggestion accepted", "typed") },
    grounds: [
      noBar,
      ground("outcome", "Most editors and reviews count accepted suggestions: type their share.", house),
      waits("A developer waits for it."),
    ],
    signs: ["code", "copilot", "review", "developer", "ide", "refactor"],
  },
  {
    key: "translation",
    name: "Translation",
    purpose: "Brings texts from one language into another.",
    profile: {
      ...openTask,
      task: "translation",
      interactive: false,
      outcomeUnit: unit("text published uncorrected", "typed"),
    },
    grounds: [general, noBar, waits("Texts are translated in the background: batches will do.")],
    signs: ["translat", "locali", "i18n", "language"],
  },
  {
    key: "summaries",
    name: "Summaries",
    purpose: "Shortens calls, threads and documents to what matters.",
    profile: {
      ...openTask,
      task: "summarization",
      interactive: false,
      outcomeUnit: unit("summary used as it is", "typed"),
    },
    grounds: [general, noBar, waits("Summaries are read later: batches will do.")],
    signs: ["summar", "digest", "minutes", "transcript", "call"],
  },
  {
    key: "knowledge-answers",
    name: "Answers from your documents",
    purpose: "Finds what your documents say and answers with it.",
    profile: {
      ...{ ...openTask, task: "qa", needsProprietaryKnowledge: true, needsFreshKnowledge: true },
      outcomeUnit: unit("question answered", "accuracy"),
    },
    grounds: [
      ground("knowledge", "Where knowledge changes often, retrieval keeps it current without training.", decision),
      ground("task", "Your own documents ask for retrieval: keep the model general and the data specific.", chapter),
      noBar,
    ],
    signs: ["rag", "knowledge", "search", "faq", "docs", "policy", "wiki"],
  },
  {
    key: "drafts",
    name: "Drafts of letters and mails",
    purpose: "Writes what a person then reads, changes and sends.",
    profile: { ...openTask, task: "drafting", outcomeUnit: unit("draft sent", "typed") },
    grounds: [general, noBar, waits("The writer waits for it.")],
    signs: ["draft", "email", "e-mail", "mail", "reply", "copywrit", "sales"],
  },
];
