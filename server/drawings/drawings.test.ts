import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GLYPH_HEIGHT, GLYPH_WIDTH, layoutGlyph } from "./glyph";
import { layoutLadder } from "./ladder";
import { boxOf } from "./box";
import { LIGHT } from "./palette";
import { TEXT_STYLES } from "./text-styles";
import { fitText, textWidth, wrapText } from "./text-width";
import { toSvg } from "./to-svg";

const levels = [1, 2, 3, 4, 5] as const;
const sheet = (path: string) => readFileSync(new URL(`../../app/${path}`, import.meta.url), "utf8");
const tokens = sheet("_ui/css/tokens.css");
const css = sheet("_charts/ladder/ladder.css");

describe("the glyph", () => {
  it("stays within 36 × 46 for every move", () => {
    for (const from of levels)
      for (const to of levels)
        for (const shape of layoutGlyph(from, to, from === to ? "switch" : "trial").shapes) {
          const box = boxOf(shape);
          const slack = shape.kind === "line" ? 4.5 : 0.5;
          expect(box.left).toBeGreaterThanOrEqual(-slack);
          expect(box.right).toBeLessThanOrEqual(GLYPH_WIDTH + slack);
          expect(box.top).toBeGreaterThanOrEqual(-0.5);
          expect(box.bottom).toBeLessThanOrEqual(GLYPH_HEIGHT);
        }
  });

  it("has an arrow for a move, an arc for a switch and neither for what stays", () => {
    const roles = (...args: Parameters<typeof layoutGlyph>) => layoutGlyph(...args).shapes.map((shape) => shape.role);
    expect(roles(3, 1, "step-down")).toContain("arrow-head");
    expect(roles(1, 1, "switch")).toContain("arrow");
    expect(roles(2, 2, "keep")).not.toContain("arrow-head");
    expect(roles(null, 2, "adopt")).not.toContain("disc");
  });
});

describe("text", () => {
  it("fits what it is asked to fit", () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 30, max: 200 }), (text, width) => {
        expect(textWidth(fitText(text, width))).toBeLessThanOrEqual(width);
        for (const line of wrapText(text, width, { isStrong: true }))
          expect(textWidth(line, 12, true)).toBeLessThanOrEqual(width);
      }),
    ));

  it("breaks at spaces, after a hyphen only where it must, and says when it was cut", () => {
    expect(wrapText("Sales e-mails", 52, { isStrong: true })).toEqual(["Sales", "e-mails"]);
    expect(wrapText("Help-centre answers", 60)).toEqual(["Help-", "centre a…"]);
    expect(wrapText("Help-centre answers", 60, { maxLines: 3 })).toEqual(["Help-", "centre", "answers"]);
    expect(wrapText("one two three four five six", 50, { maxLines: 2 }).at(-1)).toMatch(/…$/);
  });
});

describe("a drawing as a file", () => {
  const drawing = layoutLadder(
    [{ id: "x", name: 'A <b> & "c"', level: 1, recommendedLevel: 3, kind: "trial", spend: 5, moneyLabel: "12\u202f%" }],
    { width: 1200 },
  );
  const svg = toSvg(drawing);

  it("is well formed, whatever a workload is called", () => {
    expect(svg).not.toContain("<b>");
    expect(svg).toContain("&lt;b&gt; &amp;");
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });

  it("needs no style sheet and no glyph that the faces lack", () => {
    expect(svg).not.toContain("class=");
    expect(svg).not.toContain("var(");
    expect(svg).not.toContain("\u202f");
  });
});

describe("the style sheet and the tables agree", () => {
  const token = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}),`).exec(tokens)?.[1];

  it("in colours", () => {
    expect(token("paper")).toBe(LIGHT.paper);
    for (const level of levels) expect(token(`r${level}`)).toBe(LIGHT.levels[level]);
    for (const tone of ["ink", "ink-2", "ink-3", "accent"] as const) expect(token(tone)).toBe(LIGHT.tones[tone]);
    expect(token("edge")).toBe(LIGHT.edge);
    expect(token("rule-2")).toBe(LIGHT.hairline);
    expect(token("buff")).toBe(LIGHT.buff);
  });

  it("in the size, weight and tone of every text of the ladder", () => {
    for (const [role, style] of Object.entries(TEXT_STYLES)) {
      const rule = new RegExp(`\\.d-${role}\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? "";
      expect(rule, role).toContain(`font-size: ${style.size}px`);
      expect(rule, role).toContain(`font-weight: ${style.isStrong ? 600 : 400}`);
      expect(rule, role).toContain(`fill: var(--${style.tone})`);
      expect(rule.includes("paint-order: stroke"), role).toBe(style.hasHalo);
    }
  });
});
