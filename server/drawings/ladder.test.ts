import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutLadder } from "./ladder";
import type { LadderItem, LadderKind } from "./ladder-item";
import { boxOf, textBox, touches } from "./box";
import { LADDER_MEASURES, variantFor } from "./ladder-measures";
import { allShapes, type Drawing, type Level, type LineShape, type Shape, type TextShape } from "./shape";
import { manyRuns } from "@/server/testing/many-runs";

const levels = [1, 2, 3, 4, 5] as const;
const widths = [1200, 1000, 704, 560, 328] as const;

const kindOf = (level: Level | null, to: Level | null, isTrial: boolean, isSwitch: boolean): LadderKind => {
  if (level === null) return to === null ? "unmet" : "adopt";
  if (to === null) return "unmet";
  if (isTrial) return "trial";
  if (to === level) return isSwitch ? "switch" : "keep";
  return to > level ? "step-up" : "step-down";
};

const names = fc.oneof(
  fc.constantFrom(
    "Support triage",
    "Returns fraud notes",
    "Donaudampfschifffahrtsgesellschaft",
    "Q&A",
    "WWWW MMMM WWWW",
  ),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s+/g, " ").trim() || "Unnamed"),
);
const money = fc.constantFrom(
  "$28–90k a year",
  "costs $3–5k",
  "−$120k to −$80k a year",
  "$1,200–3,400k",
  "",
  "€1.2–3.4M a year",
);

const workload = fc
  .record({
    name: names,
    level: fc.option(fc.constantFrom(...levels), { freq: 12 }),
    to: fc.option(fc.constantFrom(...levels), { freq: 10 }),
    staysPut: fc.boolean(),
    isTrial: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    isSwitch: fc.boolean(),
    spend: fc.oneof(fc.double({ min: 0, max: 500_000, noNaN: true }), fc.constant(0), fc.integer({ min: 0, max: 9e9 })),
    moneyLabel: money,
  })
  .map(({ name, level, to: drawn, staysPut, isTrial, isSwitch, spend, moneyLabel }) => {
    const to = staysPut && level !== null ? level : drawn;
    return { name, level, recommendedLevel: to, kind: kindOf(level, to, isTrial, isSwitch), spend, moneyLabel };
  });

const workloads = fc
  .constantFrom(0, 1, 3, 12, 60)
  .chain((count) => fc.array(workload, { minLength: count, maxLength: count }))
  .map((list): LadderItem[] => list.map((item, index) => ({ ...item, id: `w${index}` })));

const texts = (drawing: Drawing) => allShapes(drawing).filter((shape): shape is TextShape => shape.kind === "text");
const lines = (shapes: readonly Shape[]) => shapes.filter((shape): shape is LineShape => shape.kind === "line");

const forAll = (check: (items: LadderItem[], drawing: Drawing, width: number) => void) =>
  fc.assert(
    fc.property(workloads, fc.constantFrom(...widths), (items, width) =>
      check(items, layoutLadder(items, { width }), width),
    ),
    manyRuns(120),
  );

describe("the ladder, whatever stands on it", { timeout: 60_000 }, () => {
  it("lets no two labels touch", () =>
    forAll((_, drawing) => {
      const all = texts(drawing).map((shape) => ({ shape, box: textBox(shape) }));
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1))
          if (touches(one.box, other.box)) expect.fail(`"${one.shape.text}" touches "${other.shape.text}"`);
    }));

  it("lets nothing leave the drawing by more than 2 px", () =>
    forAll((_, drawing) => {
      for (const shape of allShapes(drawing)) {
        const box = boxOf(shape);
        const slack = shape.kind === "line" ? 2 + 4.5 : 2;
        const fact = JSON.stringify(shape);
        expect(box.left, fact).toBeGreaterThanOrEqual(-slack);
        expect(box.top, fact).toBeGreaterThanOrEqual(-2);
        expect(box.right, fact).toBeLessThanOrEqual(drawing.width + slack);
        expect(box.bottom, fact).toBeLessThanOrEqual(drawing.height + 2);
      }
    }));

  it("is never wider than its container", () =>
    forAll((_, drawing, width) => {
      expect(drawing.width).toBeLessThanOrEqual(width);
    }));

  it("never lets arrows cross: they are upright and none shares its column", () =>
    forAll((_, drawing) => {
      const arrows = drawing.marks.flatMap((mark) => lines(mark.shapes).filter((shape) => shape.role === "arrow"));
      expect(arrows.every((arrow) => arrow.x1 === arrow.x2)).toBe(true);
      expect(new Set(arrows.map((arrow) => arrow.x1)).size).toBe(arrows.length);
    }));

  it("keeps the marks of every workload in a lane of their own", () =>
    forAll((_, drawing) => {
      const spans = drawing.marks.map((mark) => {
        const boxes = mark.shapes.map(boxOf);
        return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)) };
      });
      for (const [index, span] of spans.slice(1).entries())
        expect(span.left).toBeGreaterThanOrEqual((spans[index]?.right ?? 0) - 2);
    }));

  it("shows every workload: by itself or in the count of its rung", () =>
    forAll((items, drawing, width) => {
      const shared = drawing.marks.filter((mark) => mark.id.startsWith("shared-"));
      const counted = shared.map((mark) => Number(/^(\d+) more/.exec(mark.title)?.[1]));
      const own = drawing.marks.length - shared.length;
      expect(own + counted.reduce((sum, count) => sum + count, 0)).toBe(items.length);
      const { gutter, laneMin } = LADDER_MEASURES[variantFor(width)];
      expect(drawing.marks.length).toBeLessThanOrEqual(Math.max(5, Math.floor((width - gutter) / laneMin)) + 1);
    }));

  it("does not depend on the order of the workloads", () =>
    fc.assert(
      fc.property(workloads, fc.constantFrom(...widths), (items, width) => {
        const unequal = items.map((item, index) => ({ ...item, spend: item.spend + index * 1e-3 }));
        expect(layoutLadder([...unequal].reverse(), { width })).toEqual(layoutLadder(unequal, { width }));
      }),
      manyRuns(40),
    ));
});

const item = (over: Partial<LadderItem>): LadderItem => ({
  id: over.name ?? "one",
  name: "One",
  level: 1,
  recommendedLevel: 1,
  kind: "keep",
  spend: 100,
  ...over,
});

const discs = (drawing: Drawing) =>
  drawing.marks.flatMap((mark) =>
    mark.shapes.flatMap((shape) =>
      shape.kind === "circle" && shape.role === "disc" ? [{ id: mark.id, ...shape }] : [],
    ),
  );

describe("what the ladder says", () => {
  it("makes area, not diameter, the spend", () => {
    const items = [item({ id: "large", spend: 400 }), item({ id: "small", spend: 100 })];
    const [large, small] = discs(layoutLadder(items, { width: 1200 }));
    expect(large?.r).toBe(30);
    expect(small?.r).toBe(15);
  });

  it("orders lanes by rung, then by falling spend, so that the staircase rises to the right", () => {
    const items = [
      item({ id: "c", level: 3, recommendedLevel: 3, spend: 900 }),
      item({ id: "b", spend: 10 }),
      item({ id: "a", spend: 20 }),
    ];
    expect(layoutLadder(items, { width: 1200 }).marks.map((mark) => mark.id)).toEqual(["a", "b", "c"]);
  });

  it("does not stretch for few workloads: lanes stop at 132 px", () =>
    expect(layoutLadder([item({}), item({ id: "b" }), item({ id: "c" })], { width: 1200 }).width).toBe(224 + 3 * 132));

  it("dashes a trial and draws a proven step solid", () => {
    const trial = layoutLadder([item({ recommendedLevel: 3, kind: "trial" })], { width: 1200 });
    const step = layoutLadder([item({ recommendedLevel: 3, kind: "step-up" })], { width: 1200 });
    const isDashed = (drawing: Drawing) =>
      drawing.marks[0]?.shapes.some((shape) => "isTrial" in shape && shape.isTrial === true);
    expect([isDashed(trial), isDashed(step)]).toEqual([true, false]);
  });

  it("puts the label opposite the arrow", () => {
    const labelY = (over: Partial<LadderItem>) => {
      const drawing = layoutLadder([item({ name: "Here", ...over })], { width: 1200 });
      return { label: texts(drawing).find((shape) => shape.text === "Here")?.y ?? 0, disc: discs(drawing)[0]?.cy ?? 0 };
    };
    const up = labelY({ recommendedLevel: 2, kind: "step-up" });
    const down = labelY({ level: 4, recommendedLevel: 2, kind: "step-down" });
    expect(up.label).toBeGreaterThan(up.disc);
    expect(down.label).toBeLessThan(down.disc);
  });

  it("stands a workload with nothing live under the ladder", () => {
    const drawing = layoutLadder([item({ level: null, recommendedLevel: null, kind: "unmet" })], { width: 1200 });
    expect(texts(drawing).map((shape) => shape.text)).toContain("Not placed yet");
    const lowest = Math.max(
      ...lines(drawing.shapes)
        .filter((shape) => shape.role === "rung")
        .map((shape) => shape.y1),
    );
    expect(discs(drawing)[0]?.cy).toBeGreaterThan(lowest);
  });

  it("gives movers and the largest a lane, and the rest of a rung one double ring with its count", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      item({
        id: `w${index}`,
        name: `W${index}`,
        spend: 60 - index,
        level: index % 2 === 0 ? 1 : 2,
        recommendedLevel: index % 2 === 0 ? 1 : 2,
      }),
    );
    const smallestMover = item({ id: "mover", name: "Mover", spend: 0.5, recommendedLevel: 3, kind: "trial" });
    const drawing = layoutLadder([...many, smallestMover], { width: 1200 });
    const ids = drawing.marks.map((mark) => mark.id);
    expect(ids).toContain("mover");
    expect(ids).toContain("w0");
    expect(ids).not.toContain("w59");
    expect(ids.filter((id) => id.startsWith("shared-"))).toEqual(["shared-1", "shared-2"]);
  });

  it("names movers only in the middle variant and nobody in the small one", () => {
    const items = [
      item({ id: "s", name: "Stays" }),
      item({ id: "m", name: "Moves", recommendedLevel: 2, kind: "step-up" }),
    ];
    const words = (width: number) => texts(layoutLadder(items, { width })).map((shape) => shape.text);
    expect(words(704)).toContain("Moves");
    expect(words(704)).not.toContain("Stays");
    expect(words(328)).toEqual(["5", "4", "3", "2", "1"]);
  });

  it("says who should move in one sentence", () => {
    const items = [item({ name: "Triage", recommendedLevel: 3, kind: "trial", spend: 40_400 }), item({ id: "b" })];
    expect(layoutLadder(items, { width: 328 }).label).toBe(
      "Two workloads stand on a ladder of five rungs, $40,500 in all; to decide: Triage from level 1 to 3 (trial).",
    );
  });
});
