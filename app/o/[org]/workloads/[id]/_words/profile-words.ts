/** What is asked about a task with yes or no, and what the answer means. */
export const TRAITS = [
  { key: "narrow", label: "One narrow, repetitive task", hint: "Fine-tuning is considered for narrow tasks alone." },
  {
    key: "needsProprietaryKnowledge",
    label: "Needs knowledge of your own",
    hint: "Facts that no public model has seen: retrieval is considered.",
  },
  { key: "needsFreshKnowledge", label: "Needs fresh knowledge", hint: "Facts that change: an option must retrieve." },
  {
    key: "uniqueDomain",
    label: "A domain of its own",
    hint: "Language that public training data does not cover: continued pre-training is considered.",
  },
  {
    key: "dataMustStayInNetwork",
    label: "Data must stay in your network",
    hint: "Options that let it out are excluded.",
  },
] as const;
