import { narrowTemplates } from "./narrow-templates";
import { openTemplates } from "./open-templates";
import type { WorkloadTemplate } from "./template";

export type { TemplateGround, TemplateSource, WorkloadTemplate } from "./template";

/** Where a workload may start from: a profile with a unit of outcome, each figure with its source. */
export const workloadTemplates: readonly WorkloadTemplate[] = [...narrowTemplates, ...openTemplates];

/**
 * The template that a label of usage speaks for; `null` where none is. The last word counts most: a "support-triage" is a
 * triage.
 */
export function templateFor(label: string): WorkloadTemplate | null {
  const text = label.toLowerCase();
  const found = workloadTemplates.flatMap((template) =>
    template.signs.flatMap((sign) => {
      const at = placeOf(text, sign);
      return at === null ? [] : [{ template, sign, at }];
    }),
  );
  found.sort((left, right) => right.at - left.at || right.sign.length - left.sign.length);
  return found[0]?.template ?? null;
}

/** Signs stand at the beginning of a word, short ones are a word: "ide" is none in "provider" or "ideas". */
function placeOf(text: string, sign: string): number | null {
  for (let at = text.lastIndexOf(sign); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(sign, at - 1)) {
    const begins = at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1));
    const isWord = sign.length > 3 || !/[a-z]/.test(text.charAt(at + sign.length));
    if (begins && isWord) return at;
  }
  return null;
}
