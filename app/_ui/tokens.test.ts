import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("css/tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

/** Relative luminance and contrast after WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [left, right] = [one, other].map((name) => luminance(tokens.get(name)![theme])).sort((a, b) => b - a);
  return (left! + 0.05) / (right! + 0.05);
}

const grounds = ["paper", "sheet", "wash"] as const;

describe.each(["light", "dark"] as const)("contrast in the %s theme", (theme) => {
  it.each([
    ...["ink", "ink-2", "ink-3", "accent", "buff-ink"].flatMap((text) =>
      grounds.map((ground) => [text, ground] as const),
    ),
    ["ink-3", "buff"],
    ["buff-ink", "buff"],
    ["on-accent", "accent"],
    ["paper", "ink"],
    ["on-r1", "r1"],
    ["on-r", "r2"],
    ["on-r", "r3"],
    ["on-r", "r4"],
    ["on-r", "r5"],
  ] as const)("%s on %s can be read", (text, ground) =>
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5),
  );

  it.each([
    ...["r1", "r2", "r3", "r4", "r5", "edge", "accent", "buff-edge"].flatMap((mark) =>
      ["paper", "sheet"].map((ground) => [mark, ground] as const),
    ),
    ["r1", "buff"],
  ] as const)("%s on %s can be seen", (mark, ground) =>
    expect(contrast(mark, ground, theme)).toBeGreaterThanOrEqual(3),
  );

  it("rises from rung to rung, so that the ladder survives greyscale", () => {
    const steps = ["r1", "r2", "r3", "r4", "r5"].map((rung) => contrast(rung, "paper", theme));
    for (const [index, step] of steps.slice(1).entries()) expect(step / steps[index]!).toBeGreaterThan(1.25);
  });
});
