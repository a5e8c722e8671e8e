import {
  chapter,
  decision,
  format95,
  ground,
  narrowTask,
  noBar,
  precision,
  scaling,
  unit,
  waits,
  type WorkloadTemplate,
} from "./template";

/** Specific, repetitive tasks: the ones for which a requirement can be a number. */
export const narrowTemplates: readonly WorkloadTemplate[] = [
  {
    key: "support-bot",
    name: "Support bot",
    purpose: "Answers common questions of customers from your policies, and hands the rest to a person.",
    profile: {
      ...{ ...narrowTask, task: "chat", needsProprietaryKnowledge: true, requirements: { accuracy: 0.8 } },
      outcomeUnit: unit("inquiry automated", "accuracy", 0.8),
    },
    grounds: [
      ground("accuracy", "80 % of inquiries automated.", scaling),
      ground("outcome", "An inquiry that needed no person; 80 % are aimed at.", scaling),
      ground("knowledge", "It answers from the company's own policies.", scaling),
      waits("A customer waits for the answer."),
    ],
    signs: ["support", "chatbot", "helpdesk", "help-desk", "concierge", "customer"],
  },
  {
    key: "data-extraction",
    name: "Data extraction",
    purpose: "Reads documents and writes fields to a schema.",
    profile: {
      ...{ ...narrowTask, task: "extraction", interactive: false, requirements: { consistency: 0.995 } },
      outcomeUnit: unit("document read to the schema", "consistency", 0.995),
    },
    grounds: [
      ground("consistency", "99.5 % schema accuracy.", scaling),
      ground("outcome", "A document whose fields keep to the schema; 99.5 % are aimed at.", scaling),
      ground("narrow", "Reading the same few fields is a specific, repetitive task.", scaling),
      waits("Documents are read in the background: batches will do."),
    ],
    signs: ["extract", "invoice", "10-k", "ocr", "parse", "document", "receipt"],
  },
  {
    key: "safe-tutor",
    name: "Tutor",
    purpose: "Leads learners through a curriculum with questions, and keeps to it.",
    profile: {
      ...{ ...narrowTask, task: "chat", requirements: { consistency: 0.98 } },
      outcomeUnit: unit("answer that keeps to the curriculum", "consistency", 0.98),
    },
    grounds: [
      ground("consistency", "98 % curriculum adherence.", scaling),
      ground("outcome", "An answer that keeps to the curriculum; 98 % are aimed at.", scaling),
      ground("narrow", "One curriculum, one way of teaching.", scaling),
      waits("A learner waits for the answer."),
    ],
    signs: ["tutor", "teach", "course", "lesson", "curriculum", "student"],
  },
  {
    key: "triage",
    name: "Ticket triage",
    purpose: "Sorts tickets into categories and sends them where they belong.",
    profile: {
      ...{ ...narrowTask, task: "classification", interactive: false, requirements: { consistency: 0.95 } },
      outcomeUnit: unit("ticket routed right", "accuracy"),
    },
    grounds: [
      ground(
        "task",
        "Sorting a ticket into one of 50 categories and finding its order number: a specialist of 3B does it.",
        precision,
      ),
      format95,
      waits("Nobody waits for a category: batches will do."),
    ],
    signs: ["triage", "ticket", "classif", "categor", "tagging", "label"],
  },
  {
    key: "moderation",
    name: "Moderation",
    purpose: "Decides whether what people write may be shown.",
    profile: {
      ...{ ...narrowTask, task: "classification", requirements: { consistency: 0.95 } },
      outcomeUnit: unit("post decided right", "accuracy"),
    },
    grounds: [
      format95,
      ground(
        "interactive",
        "Real-time tasks such as fraud detection feel the difference between 50–80 ms and 400 ms.",
        chapter,
      ),
    ],
    signs: ["moderat", "safety", "toxic", "abuse", "spam", "fraud"],
  },
  {
    key: "formatting",
    name: "Structured output",
    purpose: "Brings free text into a fixed form.",
    profile: {
      ...{ ...narrowTask, task: "formatting", interactive: false, requirements: { consistency: 0.98 } },
      outcomeUnit: unit("record in the right form", "consistency", 0.98),
    },
    grounds: [
      ground("consistency", "98–99.5 % keep to a form after fine-tuning, 85–95 % with prompting alone.", chapter),
      ground("outcome", "A record that keeps to its form; 98 % is the lower end of what fine-tuning reaches.", chapter),
    ],
    signs: ["format", "json", "schema", "normali", "structur"],
  },
  {
    key: "router",
    name: "Router before models",
    purpose: "Decides which requests a small model takes and which need a large one.",
    profile: {
      ...{ ...narrowTask, task: "routing", requirements: { consistency: 0.95 } },
      outcomeUnit: unit("request sent the right way", "accuracy"),
    },
    grounds: [
      ground(
        "task",
        "Simple, repetitive requests go to a small specialist, the hard ones to a large model.",
        precision,
      ),
      format95,
      waits("The request that it routes waits."),
    ],
    signs: ["router", "routing", "dispatch", "intent"],
  },
  {
    key: "contract-clauses",
    name: "Contract clauses",
    purpose: "Finds and reads clauses in legal documents.",
    profile: {
      ...{ ...narrowTask, task: "extraction", interactive: false, needsProprietaryKnowledge: true },
      outcomeUnit: unit("clause read right", "accuracy"),
    },
    grounds: [
      ground(
        "task",
        "Clause extraction was tuned once it was narrow, at 400,000 requests a month, and stuck at 78 %.",
        decision,
      ),
      noBar,
      waits("Contracts are read in the background: batches will do."),
    ],
    signs: ["contract", "clause", "legal", "lease"],
  },
  {
    key: "medical-coding",
    name: "Medical coding",
    purpose: "Finds the code of a diagnosis or treatment in a note.",
    profile: {
      ...{ ...narrowTask, task: "classification", interactive: false, requirements: { accuracy: 0.95 } },
      outcomeUnit: unit("note coded right", "accuracy", 0.95),
    },
    grounds: [
      ground("accuracy", "A model of the domain went from 70 % to 95 %.", decision),
      ground("outcome", "A note with the right code; 95 % is what a model of the domain reached.", decision),
      waits("Notes are coded in the background: batches will do."),
    ],
    signs: ["medical", "icd", "clinical", "diagnos"],
  },
];
