import { describe, expect, it } from "vitest";
import { currentItem } from "./bar";
import { matchingCommands, type Command } from "./matching-commands";
import { fileRows, filteredRows, nextSorting, shown, sortedRows, type Row } from "./table-cells";

const row = (id: string, name: string, spend: number | null): Row => ({
  id,
  cells: { name, spend: { show: spend === null ? "–" : `$${spend}`, value: spend } },
});
const rows = [row("a", "Triage", 40), row("b", "code review", null), row("c", "Sales 10", 120), row("d", "Sales 9", 7)];
const ids = (list: readonly Row[]) => list.map(({ id }) => id).join("");

describe("the rows of a table", () => {
  it("sort by value, not by what is shown, the unknown last in either direction", () => {
    expect(ids(sortedRows(rows, { key: "spend", direction: "descending" }))).toBe("cadb");
    expect(ids(sortedRows(rows, { key: "spend", direction: "ascending" }))).toBe("dacb");
    expect(ids(sortedRows(rows, { key: "name", direction: "ascending" }))).toBe("bdca");
  });

  it("are found by every word, in any column", () => {
    expect(ids(filteredRows(rows, "SALES 120"))).toBe("c");
    expect(ids(filteredRows(rows, "  "))).toBe("abcd");
    expect(ids(filteredRows(rows, "nothing"))).toBe("");
  });

  it("begin with the largest number or the first letter, and turn round", () => {
    const spend = { key: "spend", label: "Spend", isNumeric: true };
    const first = nextSorting(null, spend);
    expect(first.direction).toBe("descending");
    expect(nextSorting(first, spend).direction).toBe("ascending");
    expect(nextSorting(first, { key: "name", label: "Name" }).direction).toBe("ascending");
  });

  it("go into a file with exact values and without columns of buttons", () =>
    expect(
      fileRows(
        [
          { key: "name", label: "Name" },
          { key: "act", label: "", isOutOfFile: true },
          { key: "spend", label: "Spend, $" },
        ],
        rows.slice(0, 2),
      ),
    ).toEqual([
      ["Name", "Spend, $"],
      ["Triage", 40],
      ["code review", null],
    ]));

  it("show the absent as a dash and zero as zero", () =>
    expect([shown(undefined), shown(null), shown(0)]).toEqual(["–", "–", 0]));
});

describe("the bar", () => {
  const items = ["/o/acme", "/o/acme/workloads", "/o/acme/reviews"].map((href) => ({ label: href, href }));
  it("underlines the item nearest to where we are", () => {
    expect(currentItem(items, "/o/acme")?.href).toBe("/o/acme");
    expect(currentItem(items, "/o/acme/workloads/triage")?.href).toBe("/o/acme/workloads");
    expect(currentItem(items, "/o/acmex")).toBeUndefined();
  });
});

describe("the command palette", () => {
  const command = (label: string, group: string, keywords = ""): Command => ({
    id: label,
    label,
    group,
    keywords,
    href: "/",
  });
  const all = [
    command("Customs tariff codes", "Workloads"),
    command("Import usage", "Do", "upload csv"),
    command("Code review", "Workloads"),
    command("Décisions", "Pages"),
  ];
  const found = (query: string) => matchingCommands(all, query).map(({ label }) => label);

  it("finds by words, accents and keywords, the beginning of a label first, groups together", () => {
    expect(found("code")).toEqual(["Code review", "Customs tariff codes"]);
    expect(found("decis")).toEqual(["Décisions"]);
    expect(found("csv")).toEqual(["Import usage"]);
    expect(found("codes tariff")).toEqual(["Customs tariff codes"]);
    expect(found("zzz")).toEqual([]);
  });
});
