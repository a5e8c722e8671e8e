import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/kernel/day";
import { boxOf, textBox, touches } from "./box";
import { layoutDeltas, type DeltaRow } from "./deltas";
import { allShapes, type Drawing, type TextShape } from "./shape";
import { layoutTimeline, type Retirement } from "./timeline";

const widths = fc.constantFrom(1200, 792, 704, 560, 328);

function expectClean(drawing: Drawing): void {
  const texts = allShapes(drawing).filter((shape): shape is TextShape => shape.kind === "text");
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1))
      expect(touches(textBox(one), textBox(other)), `"${one.text}" and "${other.text}"`).toBe(false);
    const box = textBox(one);
    expect(box.left, one.text).toBeGreaterThanOrEqual(-2);
    expect(box.right, one.text).toBeLessThanOrEqual(drawing.width + 2);
    expect(box.top, one.text).toBeGreaterThanOrEqual(-2);
    expect(box.bottom, one.text).toBeLessThanOrEqual(drawing.height + 2);
  }
  for (const shape of allShapes(drawing)) expect(boxOf(shape).bottom).toBeLessThanOrEqual(drawing.height + 2);
}

const retirement: fc.Arbitrary<Retirement> = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom("Sales e-mails", "Returns fraud notes", "A workload with quite a long name, really", "Q&A"),
  day: fc.integer({ min: 0, max: 181 }).map((days) => addDays("2026-10-01", days)),
  level: fc.constantFrom(1, 2, 3, 4, 5),
  spend: fc.integer({ min: 0, max: 60_000 }),
  moneyLabel: fc.constantFrom("$17.4k a year", "$1.2M a year"),
});
const period = { from: "2026-10-01", to: "2027-04-01", today: "2026-09-30", largestSpend: 40_400 };

describe("the timeline of retirements", () => {
  it("lets no two labels touch and nothing leave, however close the days lie", () =>
    fc.assert(
      fc.property(fc.array(retirement, { maxLength: 12 }), widths, (list, width) =>
        expectClean(layoutTimeline(list, { ...period, width })),
      ),
    ));

  it("stands every disc on its day", () => {
    const [mark] = layoutTimeline([{ id: "a", name: "A", day: "2026-12-31", level: 1, spend: 1, moneyLabel: "$1" }], {
      ...period,
      width: 198,
    }).marks;
    const disc = mark!.shapes.find((shape) => shape.kind === "circle");
    expect(disc).toMatchObject({ cx: 8 + 91 });
  });
});

const deltaRow: fc.Arbitrary<DeltaRow> = fc.record({
  name: fc.constantFrom("Volume", "Mix", "Price", "Investment"),
  amount: fc.integer({ min: -90_000, max: 90_000 }),
  note: fc.option(
    fc.constantFrom("21.3 → 23.6 B tokens", "GPT-4o −20 % and cheaper cache reads, less Claude Sonnet 5 +50 %"),
    {
      nil: undefined,
    },
  ),
  kind: fc.constantFrom("part", "estimated", "total"),
});

describe("the parts of a change", () => {
  it("let no two labels touch and nothing leave", () =>
    fc.assert(
      fc.property(fc.array(deltaRow, { minLength: 1, maxLength: 6 }), fc.constantFrom(480, 380, 328), (rows, width) =>
        expectClean(layoutDeltas(rows, { width })),
      ),
    ));

  it("start at one zero, to the right above it and to the left below it, on one scale", () => {
    const { shapes } = layoutDeltas(
      [
        { name: "Up", amount: 200 },
        { name: "Down", amount: -100 },
      ],
      { width: 480 },
    );
    const [up, down] = shapes.filter((shape) => shape.kind === "rect");
    expect(up!.width).toBeCloseTo(2 * down!.width, 1);
    expect(down!.x + down!.width).toBeCloseTo(up!.x, 1);
  });
});
