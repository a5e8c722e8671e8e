import { describe, expect, it } from "vitest";
import { readCostCsv, type CostFileTerms } from "./read-cost-csv";

const terms: CostFileTerms = {
  ...{ months: ["2026-05", "2026-09"], currency: "USD" },
  rateOf: (currency, month) => (currency === "EUR" && month < "2026-09" ? "1.1" : null),
};
const read = (text: string) => readCostCsv(text, terms);
const faultsOf = (text: string) => read(text).faults.map(({ line, problem }) => `${line}: ${problem}`);

describe("readCostCsv", () => {
  it("reads columns in any order, either end of line, quotes, a mark in front, credits, days and other currencies", () => {
    const { lines, faults } = read(
      '\uFEFFKind,Amount,Month,Note,Currency\r\nhosting,2530.00,2026-08,"two machines, ""west""",usd\r\n\r\npeople,-10.5,2026-05-31,,EUR\r\nPeople,+1,2026-06,,\r\n',
    );
    expect(faults).toEqual([]);
    expect(lines).toEqual([
      { line: 2, month: "2026-08", kind: "hosting", amount: "2530", note: 'two machines, "west"' },
      { line: 4, month: "2026-05", kind: "people", amount: "-11.55", note: "" },
      { line: 5, month: "2026-06", kind: "people", amount: "1", note: "" },
    ]);
    expect(read("month;kind;amount\n2026-05;hosting;0.000000000000000001").lines[0]?.amount).toBe(
      "0.000000000000000001",
    );
    expect(read("month\tkind\tamount\n2026-05\thosting\t7").lines).toHaveLength(1);
  });

  it("names every line that cannot be read, with what would be right, and then takes none", () => {
    const text = [
      "month,kind,amount,currency,note",
      "2026-05,hosting,1,,",
      '2026-06,hosting,"1,234.56",,',
      "06/2026,hosting,1,,",
      "2026-04,hosting,1,,",
      "2026-06,rent,1,,",
      "2026-06,hosting,NaN,,",
      "2026-06,hosting,1e309,,",
      "2026-09,hosting,1,EUR,",
      "2026-06,hosting,1,dollars,",
      '"2026-06',
    ];
    expect(read(text.slice(0, 10).join("\n")).lines).toEqual([]);
    expect(faultsOf(text.slice(0, 10).join("\n")).map((fault) => fault.slice(0, 28))).toEqual([
      ...[
        "3: “1,234.56” is no amount: ",
        "4: “06/2026” is no month: wr",
        "5: 2026-04 lies outside: fro",
        "6: “rent” is no kind of cost",
      ],
      ...[
        "7: “NaN” is no amount: write",
        "8: “1e309” is no amount: wri",
        "9: There is no rate from EUR",
        "10: “dollars” is no currency",
      ],
    ]);
    expect(faultsOf(text.join("\n"))).toEqual(["11: A quotation mark is opened here and never closed."]);
  });

  it("refuses a file without what it needs, by its first line", () => {
    expect(faultsOf("")).toEqual(["1: The file is empty. Its first line names the columns: month, kind, amount."]);
    expect(faultsOf("month,amount\n2026-05,1")).toEqual(["1: The column kind is missing: name month, kind, amount."]);
    expect(faultsOf("month,kind,amount,team\n2026-05,people,1,x")[0]).toMatch(/“team” is no column/);
    expect(faultsOf("month,kind,amount,amount\n2026-05,people,1,2")[0]).toMatch(/amount stands twice/);
    expect(faultsOf("month,kind,amount\n")).toEqual(["1: There is no line below the header."]);
    expect(faultsOf("month,kind,amount\n2026-05,people,1,2")).toEqual(["2: It has 4 cells under 3 columns."]);
  });
});
