/** A key made of a label, free among those taken: `GPT-4.1 mini, fine-tuned` → `gpt-4.1-mini-fine-tuned`. */
export function optionKeyFrom(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/\.(?![a-z0-9])|(?<![a-z0-9])\./g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 50)
    .replace(/[.-]+$/, "");
  const base = plain === "" ? "option" : plain;
  let key = base;
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`;
  return key;
}
