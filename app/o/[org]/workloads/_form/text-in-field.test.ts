import { describe, expect, it } from "vitest";
import { followInField, textInField } from "./text-in-field";

/** An input as far as it matters here. */
class Input extends EventTarget {
  constructor(public value = "") {
    super();
  }
  type(text: string) {
    this.value = text;
    this.dispatchEvent(new Event("input"));
  }
}

describe("a field that may be typed in before the page is alive", () => {
  it("is read with what stands in it, not with what it began with", () => {
    const input = new Input("gpt-5.4-mini");
    expect(textInField(() => input, "gpt-4.1").read()).toBe("gpt-5.4-mini");
    expect(textInField(() => null, "gpt-4.1").read()).toBe("gpt-4.1");
  });

  it("is followed as it is typed in, until nobody reads it any more", () => {
    const input = new Input();
    const store = textInField(() => input, "");
    const heard: string[] = [];
    const stop = store.subscribe(() => heard.push(store.read()));
    input.type("claude");
    stop();
    input.type("claude-haiku");
    expect(heard).toEqual(["claude"]);
  });
});

describe("a field that follows another one", () => {
  it("takes what belongs to it, and who reads it hears of it", () => {
    const input = new Input("openai");
    let heard = 0;
    input.addEventListener("input", () => (heard += 1));
    expect(followInField(input, "anthropic", "openai")).toBe("anthropic");
    expect([input.value, heard]).toEqual(["anthropic", 1]);
  });

  it("keeps what a person typed, also before the page was alive", () => {
    const input = new Input("azure");
    expect(followInField(input, "openai", "")).toBe("");
    expect(input.value).toBe("azure");
  });

  it("stays as it is while nothing is found", () => {
    const input = new Input("openai");
    expect(followInField(input, undefined, "openai")).toBe("openai");
    expect(input.value).toBe("openai");
  });
});
