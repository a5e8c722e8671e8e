/** True for what a usage API answers where nothing was used: a page whose `data` is empty, or nothing but such pages. */
function isEmptyPage(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmptyPage);
  if (typeof value !== "object" || value === null || !("data" in value)) return false;
  const { data, ...others } = value;
  const isPlain = Object.values(others).every((other) => typeof other !== "object" || other === null);
  return isPlain && Array.isArray(data) && data.length === 0;
}

function valuesOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text.split(/\r?\n/).flatMap((line): unknown[] => (line.trim() === "" ? [] : [JSON.parse(line)]));
  }
}

/** True where a whole file holds empty pages and nothing else. */
export function holdsEmptyPages(text: string): boolean {
  try {
    return valuesOf(text).every(isEmptyPage);
  } catch {
    return false;
  }
}
