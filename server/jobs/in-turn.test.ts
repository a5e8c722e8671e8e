import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

it("lets one question follow the other, and a failed one end nothing but itself", async () => {
  const turn = inTurn();
  const said: string[] = [];
  const ask =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = turn(ask("first", true));
  const second = turn(ask("second"));
  await expect(first).rejects.toThrow("first");
  expect(await second).toBe("second");
  expect(said).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});
