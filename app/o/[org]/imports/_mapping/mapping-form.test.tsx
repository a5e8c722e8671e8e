import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { draftOfGuess } from "./mapping-draft";
import { MappingForm } from "./mapping-form";
import { SampleTable } from "./sample-table";

const columns = ["when", "vendor", "m", "in", "cached", "out"];

const shown = (provider: { column: string } | { constant: string } | null) =>
  renderToStaticMarkup(
    <MappingForm
      start={draftOfGuess({
        kind: "usage",
        day: { column: "when", format: "DD/MM/YYYY" },
        provider,
        model: { column: "m" },
        numbers: "1,234.56",
        tokens: { unit: "tokens", input: "in", cacheRead: "cached", output: "out" },
        requests: "one-a-row",
        labels: {},
      })}
      columns={columns}
      submitLabel="Read it so"
      onSubmit={() => undefined}
      act={{ isBusy: false, fault: null }}
      check={(mapping, openCount) => <p>{mapping ? "whole" : `open: ${openCount}`}</p>}
    />,
  );

/** The choices that stand selected, in the order of the form. */
const selected = (html: string) =>
  [...html.matchAll(/<option[^>]* selected=""[^>]*>([^<]*)</g)].map(([, text]) => text);

describe("the mapping form", () => {
  it("has the guess selected, and the question that a guess cannot answer open", () => {
    const html = shown({ column: "vendor" });
    expect(selected(html).slice(0, 10)).toEqual([
      ...["when", "31/08/2026, day first", "vendor", "m", "in", "cached", "Not in the file", "Not in the file", "out"],
      "Not in the file",
    ]);
    expect(html).toContain("Does the input count the cache reads too?");
    expect(html).not.toContain("Does the output count the reasoning too?");
    expect(html).toContain("open: 1");
  });

  it("offers a text for every row where no column has it", () => {
    expect(shown({ constant: "openai" })).toContain('value="openai"');
    expect(shown({ column: "vendor" })).not.toContain("Provider of every row");
  });

  it("finds a column whose name the file writes in another case", () => {
    expect(selected(shown({ column: "VENDOR" }))[2]).toBe("vendor");
  });

  it("belongs every choice to a label and a line on what it means", () => {
    const html = shown(null);
    for (const [, id] of html.matchAll(/<select[^>]* id="([^"]+)"/g)) {
      expect(html).toContain(`for="${id}"`);
      expect(html).toContain(`id="${id}-hint"`);
    }
  });
});

describe("the first rows", () => {
  it("stand as text, whatever they hold", () => {
    const html = renderToStaticMarkup(<SampleTable columns={["a", ""]} rows={[["<b>", "=1+1"]]} />);
    expect(html).toContain("&lt;b&gt;");
    expect(html).toContain("(no name)");
  });
});
