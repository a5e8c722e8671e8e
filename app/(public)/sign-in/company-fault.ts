const SENTENCES: Readonly<Record<string, string>> = {
  "company-ended": "The way through your company took too long, or was begun in another browser. Begin again.",
  "company-failed": "Your company's sign-in did not answer as it should. Try again, or ask whoever runs it.",
  "not-vouched": "Your company did not vouch for an address in its own domain. Ask whoever runs its sign-in.",
  "no-role": "Your company vouches for you, but none of your groups has a role here. Ask an owner or admin.",
  "another-subject":
    "At your company your address was somebody else's. Ask an owner or admin to take that member out first.",
  "no-issuer": "Your company's sign-in does not answer. Try again later.",
};

/** Why somebody came back from their company without being let in. */
export const companyFault = (code: string): string =>
  Object.hasOwn(SENTENCES, code)
    ? (SENTENCES[code] ?? "")
    : "You were not let in through your company. Try again, or take another way.";
