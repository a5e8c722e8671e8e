import fc from "fast-check";
import { expect, it } from "vitest";
import { dropMembers } from "./drop-members";

const drop = (text: string): string => dropMembers(Buffer.from(text), ["messages", "response"]).toString();

it("cuts members out and leaves every other byte as it is", () => {
  expect(drop('{"a": 1.50e-10, "messages": [{"b": "]}\\""}, ","], "c": {"messages": 2}}')).toBe(
    '{"a": 1.50e-10, "messages":null, "c": {"messages": 2}}',
  );
  expect(drop('{"response":"x"}')).toBe('{"response":null}');
  expect(drop('{"a":"messages","b":1}')).toBe('{"a":"messages","b":1}');
  expect(drop("no object")).toBe("no object");
});

it("means the same as dropping them after parsing", () => {
  const key = fc.constantFrom("a", "messages", "response", 'q"uote', "back\\slash");
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), (value) => {
      const expected = Object.fromEntries(
        Object.entries(value).map(([name, held]) => [name, name === "messages" || name === "response" ? null : held]),
      );
      expect(JSON.parse(drop(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(expected)));
    }),
  );
});
