import { describe, expect, it } from "vitest";
import { FEEDS } from "../feeds";
import { FEED_ADDRESSES } from "../feeds/addresses";
import { faultOfAddress, readFeedsSetting } from "./read-feeds-setting";
import { partWords, reasonWords } from "./reason-words";

describe("FEEDS", () => {
  it("is off until it is set", () => {
    for (const setting of [undefined, "", " ", "off"])
      expect(readFeedsSetting(setting)).toEqual({ feeds: [], faults: [] });
  });

  it("names feeds, all of them, or one with an address of its own", () => {
    expect(readFeedsSetting("all").feeds.map(({ feed }) => feed)).toEqual(Object.keys(FEED_ADDRESSES));
    expect(readFeedsSetting("litellm, models-dev=https://models.dev/api.json").feeds).toEqual([
      { feed: "litellm", addresses: FEED_ADDRESSES.litellm },
      { feed: "models-dev", addresses: ["https://models.dev/api.json"] },
    ]);
  });

  it("says what is wrong with it", () => {
    expect(readFeedsSetting("litelm").faults.join()).toContain('no feed "litelm"');
    expect(readFeedsSetting("litellm=https://example.com/x").faults.join()).toContain("example.com is not among");
    expect(readFeedsSetting("__proto__").faults.join()).toContain("no feed");
  });

  it("has an address for every feed that can be read, all of them allowed", () => {
    expect(Object.keys(FEED_ADDRESSES).sort()).toEqual(Object.keys(FEEDS).sort());
    expect(Object.values(FEED_ADDRESSES).flat().map(faultOfAddress).filter(Boolean)).toEqual([]);
  });
});

describe("words for a reason", () => {
  it("name the figure and what it is held against", () => {
    expect(partWords("flex › above 272000 › cacheRead")).toBe("cache reads flex above 272,000 tokens");
    expect(partWords("units › web_search")).toBe("web search");
    expect(reasonWords({ code: "change-outside", part: "output", value: "1.2", threshold: "6" })).toBe(
      "output went from 6 to 1.2, more than three times",
    );
  });
});
