import { MODEL_ID_RULES } from "./model-id-rules";

/** One reading of a model id: what it may be called in the book, which rules read it so, and whose model it says it is. */
export interface ModelIdForm {
  readonly id: string;
  /** `exact`, or the rules that fired, in order, joined by `+`. */
  readonly rule: string;
  readonly provider?: string;
  /** The larger, the weaker: forms are tried in this order. */
  readonly weight: number;
  /** A dated snapshot was read as its undated base: only right where the base's known snapshots cost the same. */
  readonly needsAgreement: boolean;
}

const MOST_FORMS = 64;

/**
 * Every reading of a model id, strongest first: the id itself, then what the rules make of it. A fine-tuned model stays
 * one: no rule leads from `ft:` to the price of the base model; a free variant (`:free`) stays free.
 */
export function normaliseModelId(model: string): ModelIdForm[] {
  const forms: ModelIdForm[] = [{ id: model.trim().toLowerCase(), rule: "exact", weight: 0, needsAgreement: false }];
  const seen = new Set([forms[0]?.id]);
  for (let at = 0; at < forms.length && forms.length < MOST_FORMS; at += 1) {
    const form = forms[at];
    if (form === undefined) break;
    for (const rule of MODEL_ID_RULES) {
      const read = rule.read(form.id);
      if (read === null || seen.has(read.id)) continue;
      seen.add(read.id);
      const provider = form.provider ?? read.provider;
      forms.push({
        id: read.id,
        rule: form.rule === "exact" ? rule.name : `${form.rule}+${rule.name}`,
        weight: form.weight + rule.weight,
        needsAgreement: form.needsAgreement || rule.needsAgreement === true,
        ...(provider === undefined ? {} : { provider }),
      });
    }
  }
  return forms.sort((left, right) => left.weight - right.weight);
}
