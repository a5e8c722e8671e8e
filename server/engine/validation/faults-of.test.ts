import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engineInputSchema } from "../schema";
import { recommend } from "../recommend";
import { anyInput } from "../testing/any-input";
import { fineTune, inputOf, option } from "../testing/input-of";
import { faultsOf } from "./faults-of";
import { manyRuns } from "@/server/testing/many-runs";

const good = (): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(inputOf([option("api", { price: { inputPerMTok: 1, outputPerMTok: 2 } }), fineTune("ft")])),
  ) as Record<string, unknown>;

/** The good input with one place changed; `a.b[0].c` as faults write it. */
function changed(place: string, value: unknown): unknown {
  const input = good();
  const steps = place.replaceAll("[", ".").replaceAll("]", "").split(".");
  const last = steps.pop() ?? "";
  let at: Record<string, unknown> = input;
  for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return input;
}
const lines = (input: unknown): string[] => faultsOf(input).map(({ path, problem }) => `${path}: ${problem}`);

test("a good input has none", () => expect(faultsOf(good())).toEqual([]));

describe("every place that holds a wrong value is named", () => {
  test.each([
    ["asOf", "2026-02-30", "asOf: must be a day that exists, written YYYY-MM-DD"],
    ["asOf", undefined, "asOf: is required"],
    ["asOf", null, "asOf: is required"],
    ["currency", "usd", /^currency: must be one of /],
    ["workload", null, "workload: is required"],
    ["workload", [], "workload: must be an object"],
    ["workload.name", "  ", "workload.name: must not be empty"],
    ["workload.task", "poetry", /^workload\.task: must be one of classification/],
    ["workload.narrow", "yes", "workload.narrow: must be true or false"],
    ["workload.labelledExamples", 1.5, "workload.labelledExamples: must be a whole number"],
    ["workload.labelledExamples", -1, "workload.labelledExamples: must not be negative"],
    ["workload.requirements.accuracy", 90, "workload.requirements.accuracy: must be between 0 and 1"],
    ["workload.requirements.p95LatencyMs", 0, "workload.requirements.p95LatencyMs: must be above 0"],
    ["workload.mood", 1, /^workload\.mood: is not known here/],
    ["usage.requestsPerMonth", 0, "usage.requestsPerMonth: must be above 0"],
    ["usage.requestsPerMonth", "1000", "usage.requestsPerMonth: must be a finite number"],
    ["usage.requestsPerMonth", Infinity, "usage.requestsPerMonth: must be a finite number"],
    ["usage.requestsPerMonth", 1e60, "usage.requestsPerMonth: is too large to compute with"],
    ["usage.peakToMean", 0.5, "usage.peakToMean: must be at least 1"],
    ["usage.monthlyGrowth", -1, "usage.monthlyGrowth: must be above -1"],
    ["usage.monthlyGrowth", 1e6, /^usage\.monthlyGrowth: grows traffic beyond/],
    ["current", "nobody", 'current: there is no option "nobody"'],
    ["options", [], "options: must hold at least one entry"],
    ["options", {}, "options: must be a list"],
    ["options[0]", null, "options[0]: is required"],
    ["options[0]", "api", "options[0]: must be an object"],
    ["options[1].id", "api", 'options[1].id: "api" is already the id of another option'],
    ["options[0].level", 6, "options[0].level: must be one of 1, 2, 3, 4, 5"],
    ["options[0].level", 1.5, "options[0].level: must be one of 1, 2, 3, 4, 5"],
    ["options[0].hosting", undefined, "options[0].hosting: is required, unless the option is a router"],
    ["options[0].price", null, "options[0].price: is required for hosting api"],
    ["options[0].price", {}, "options[0].price.inputPerMTok: is required, unless there is perRequest"],
    ["options[0].price.inputPerMTok", -1, "options[0].price.inputPerMTok: must not be negative"],
    ["options[0].price.inputPerMTok", NaN, "options[0].price.inputPerMTok: must be a finite number"],
    ["options[0].price.perRequest", 1, "options[0].price.inputPerMTok: must not stand beside perRequest"],
    ["options[1].monthlyFixed", undefined, /^options\[1\]\.price: is missing/],
    ["options[0].capacityRps", 0, "options[0].capacityRps: must be above 0"],
    ["options[0].upfront.training", -5, "options[0].upfront.training: must not be negative"],
    ["options[0].retiresOn", "soon", "options[0].retiresOn: must be a day that exists, written YYYY-MM-DD"],
    ["options[0].evidence.sampleSize", 2.5, "options[0].evidence.sampleSize: must be a whole number"],
    ["options[0].evidence.accuracy", 1.01, "options[0].evidence.accuracy: must be between 0 and 1"],
    ["options[0].route", [], "options[0].route: must hold at least one entry"],
    ["policy.horizonMonths", 0, "policy.horizonMonths: must be at least 1"],
    ["policy.minUpfront.2", 5, /^policy\.minUpfront\.2: is not known here/],
    ["policy.adverse.volumeFactors", [], "policy.adverse.volumeFactors: must hold at least one entry"],
    ["policy.adverse.volumeFactors", [1, -1], "policy.adverse.volumeFactors[1]: must be above 0"],
    ["policy.daysPerMonth", null, null],
    ["policy", null, null],
    ["current", null, null],
    ["options[0].evidence", null, null],
    ["options[1].monthlyFixed", 0, null],
  ])("%s = %j", (place, value, expected) => {
    const found = lines(changed(place, value));
    if (expected === null) expect(found).toEqual([]);
    else if (typeof expected === "string") expect(found).toContain(expected);
    else expect(found.some((line) => expected.test(line))).toBe(true);
  });
});

describe("routers", () => {
  const withRoutes = (...routers: readonly Record<string, unknown>[]): string[] =>
    lines({ ...good(), options: [option("api"), fineTune("ft"), ...routers] });
  const half = (to: string) => [
    { option: to, share: 0.5 },
    { option: "api", share: 0.5 },
  ];
  const router = (id: string, route: unknown, given: object = {}) => ({ id, level: 3, route, ...given });

  test("may be nested and route the same way twice", () => {
    expect(withRoutes(router("r", half("ft")), router("s", half("r")))).toEqual([]);
  });
  test("have no hosting, price or machine of their own, and no batch", () => {
    expect(
      withRoutes(router("r", half("ft"), { hosting: "api", price: { perRequest: 1 }, unitHourly: 1, batch: true })),
    ).toEqual([
      "options[2].hosting: must not stand beside route: a router has none of its own",
      "options[2].price: must not stand beside route: a router has none of its own",
      "options[2].unitHourly: must not stand beside route: a router has none of its own",
      "options[2].batch: must not be true for a router; set it on the options it routes to",
    ]);
    expect(withRoutes(router("r", half("ft"), { hosting: null, batch: false }))).toEqual([]);
  });
  test("lead to something, add up to 1, and not in a circle", () => {
    expect(withRoutes(router("r", half("nobody")))).toEqual([
      'options[2].route[0].option: there is no option "nobody"',
    ]);
    expect(withRoutes(router("r", [{ option: "api", share: 0.9 }]))).toEqual([
      "options[2].route: the shares must add up to 1, not to 0.9",
    ]);
    expect(withRoutes(router("r", [{ option: "api", share: 1 - 1e-9 }]))).toEqual([]);
    expect(withRoutes(router("r", [{ option: "api", share: 1 - 2e-9 }]))).toHaveLength(1);
    const circle = withRoutes(router("r", half("s")), router("s", half("r")));
    expect(circle.map((line) => line.split(":")[0])).toEqual(["options[2].route", "options[3].route"]);
    expect(withRoutes(router("r", half("r")))).toHaveLength(1);
    const into = withRoutes(router("q", half("r")), router("r", half("s")), router("s", half("r")));
    expect(into.map((line) => line.split(":")[0])).toEqual(["options[3].route", "options[4].route"]);
  });
  test("do not branch without end", () => {
    const deep = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const next = index + 1 < count ? `r${index + 1}` : "ft";
        return router(`r${index}`, [
          { option: next, share: 0.5 },
          { option: next, share: 0.5 },
        ]);
      });
    expect(withRoutes(...deep(8))).toEqual([]);
    expect(withRoutes(...deep(60))[0]).toBe("options[2].route: must not lead on in more than 1000 ways");
    const chain = Array.from({ length: 5000 }, (_, index) =>
      router(`r${index}`, [{ option: index === 0 ? "ft" : `r${index - 1}`, share: 1 }]),
    );
    expect(withRoutes(...chain.slice(0, 900))).toEqual([]);
    expect(withRoutes(...chain).length).toBe(4001);
  });
  test("stand no lower than what they reach with a share above 0", () => {
    expect(withRoutes(router("r", half("ft"), { level: 1 }))).toEqual([
      "options[2].level: must be at least 3, the highest level that the router reaches",
    ]);
    expect(withRoutes(router("r", half("ft")), router("s", half("r"), { level: 2 }))).toHaveLength(1);
    const unused = [
      { option: "ft", share: 0 },
      { option: "api", share: 1 },
    ];
    expect(withRoutes(router("r", unused, { level: 1 }))).toEqual([]);
  });
});

test("several faults come at once, and nothing is computed", () => {
  const input = changed("usage.requestsPerMonth", -1) as Record<string, unknown>;
  input.extra = 1;
  input.current = "nobody";
  expect(lines(input)).toEqual([
    "usage.requestsPerMonth: must be above 0",
    expect.stringMatching(/^extra: is not known here/),
    'current: there is no option "nobody"',
  ]);
  expect(() => recommend(input as never)).toThrow(/usage\.requestsPerMonth: must be above 0; extra/);
});

test("keys that mean something to JavaScript are unknown like any other", () => {
  const text = JSON.stringify(good());
  for (const key of ["__proto__", "constructor", "toString"]) {
    const found = faultsOf(JSON.parse(`{"${key}":{"asOf":"x"},${text.slice(1)}`));
    expect(found.map(({ path }) => path)).toEqual([key]);
  }
  expect(faultsOf(JSON.parse('{"__proto__":{"asOf":"2026-01-01"}}'))[0]?.path).toBe("__proto__");
  expect(faultsOf(JSON.parse('{"a key":1}')).map(({ path }) => path)).toContain('["a key"]');
});

test.each([null, undefined, 3, "text", [], true])("%j is no input", (input) => {
  expect(faultsOf(input)).toEqual([{ path: "", problem: "must be an object" }]);
});

test("a form gets the same faults at the places of its fields", () => {
  const parsed = engineInputSchema.safeParse(changed("options[0].price.inputPerMTok", -1));
  expect(parsed.error?.issues).toMatchObject([
    { path: ["options", 0, "price", "inputPerMTok"], message: "must not be negative" },
  ]);
  expect(engineInputSchema.parse(good())).toEqual(good());
});

/** Every place of an input that holds a value, and values that are right nowhere. */
function places(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((held, index) => places(held, `${path}[${index}]`));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, held]) => places(held, path === "" ? key : `${path}.${key}`));
  return value === null || value === undefined ? [] : [path];
}
function put(value: unknown, place: string, held: unknown, path = ""): unknown {
  if (path === place) return held;
  if (Array.isArray(value)) return value.map((entry, index) => put(entry, place, held, `${path}[${index}]`));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, put(entry, place, held, path === "" ? key : `${path}.${key}`)]),
    );
  return value;
}

test("any place with a value that cannot be right is a fault there", () => {
  const wrong = fc.constantFrom<unknown>(-2, NaN, Infinity, {}, [], Symbol("x"), 1e300);
  fc.assert(
    fc.property(anyInput, fc.nat(), wrong, (input, pick, value) => {
      const all = places(input);
      const place = all[pick % all.length] ?? "";
      const faults = faultsOf(put(input, place, value));
      expect(faults.map(({ path }) => path)).toContain(place);
    }),
    manyRuns(1000),
  );
});

test("whatever is given, faults are told, not thrown", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(faultsOf(value).length).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(anyInput, fc.jsonValue(), fc.nat(), (input, value, pick) => {
      const all = places(input);
      expect(Array.isArray(faultsOf(put(input, all[pick % all.length] ?? "", value)))).toBe(true);
    }),
  );
});
