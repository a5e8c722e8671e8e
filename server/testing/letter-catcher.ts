import { deliverPersonLetters } from "../mail";

/** A letter to a person, as it would have left. */
export interface CaughtLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where its link leads, without the installation's address. */
  readonly path: string;
}

/** Sends the letters to persons that are due and keeps them instead of the post. */
export async function catchPersonLetters(now: Date): Promise<CaughtLetter[]> {
  const caught: CaughtLetter[] = [];
  await deliverPersonLetters(
    {
      name: "outbox",
      send: async ({ to, subject, text }) => {
        const path = /: https?:\/\/[^/\s]+(\/\S*)/.exec(text)?.[1] ?? "";
        caught.push({ to: to.address, subject, text, path });
        return { kind: "sent" };
      },
    },
    () => now,
  );
  return caught;
}
