import { describe, expect, it } from "vitest";
import { deploymentWatch, type WatchedDeployment } from "./deployment-watch";

describe("deploymentWatch", () => {
  const quiet: WatchedDeployment = {
    ...{
      level: 3,
      status: "active",
      fallbackRoute: "GPT-5",
      retiresOn: null,
      isRetirementFromBook: false,
      isBaselineEstimated: false,
    },
    ...{ missing: [], unpricedShare: 0, retraining: null, idle: [], quality: [], lower: null },
  };
  const titles = (given: Partial<WatchedDeployment>) =>
    deploymentWatch({ ...quiet, ...given }, "2026-10-02", "USD").map(({ title }) => title);
  it("says nothing where nothing stands out, and reminds of a fallback route only what is trained and runs", () => {
    expect(titles({})).toEqual([]);
    expect(titles({ fallbackRoute: "" })).toEqual(["Keep a fallback route."]);
    expect(titles({ fallbackRoute: "", level: 2 })).toEqual([]);
    expect(titles({ fallbackRoute: "", status: "ended" })).toEqual([]);
  });
  it("names what presses, the most pressing first", () => {
    const given: Partial<WatchedDeployment> = {
      ...{
        retiresOn: "2026-10-23",
        isRetirementFromBook: true,
        missing: ["2026-08"],
        idle: [{ month: "2026-07", amount: 2000 }],
      },
      lower: { label: "Luna", level: 1, monthlyCost: 1730 },
      quality: [
        { metric: "accuracy", date: "2026-08-20", difference: -0.038, interval: [-0.06, -0.016], verdict: "drifted" },
      ],
      retraining: { isDue: true, reason: "drifted", metric: "accuracy", dueOn: null, trainedOn: "2026-01-10" },
    };
    expect(titles(given)).toEqual([
      ...["The accuracy has drifted.", "Its base will be switched off.", "Retraining is due.", "A lower level passes."],
      ...["Hosting stood idle.", "Months are missing."],
    ]);
    const text = deploymentWatch({ ...quiet, ...given }, "2026-10-02", "USD")
      .map((point) => point.text)
      .join(" ");
    expect(text).toContain("−3.8 points");
    expect(text).toContain("in 21 days");
    expect(text).toContain("$1,730 a month");
  });
});
