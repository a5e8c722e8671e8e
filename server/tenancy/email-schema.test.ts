import { describe, expect, it } from "vitest";
import { addRecipientInput } from "../review/inputs";
import { inviteSchema } from "./invitations";
import { emailSchema } from "./schema";

const NOT_ONE = ["a@acme.example,b@acme.example", "a@acme.example;b@acme.example", "a@acme.example b@acme.example", "Ann <a@acme.example>", "a@acme.example (Ann)", "a(x)@acme.example", '"a b"@acme.example', "a@acme.example\r\nBcc: b@acme.example", "a@acme.example\n", "\ta@acme.example", "a@acme.example\u0000", "a@acme", "@acme.example", "a@@acme.example", "a@[127.0.0.1]", "a@acme.example\u2028", "ａ@acme.example", "", "undisclosed-recipients:;", `${"a".repeat(250)}@acme.example`]; // prettier-ignore

describe("an address", () => {
  it("is one plain address, wherever letters or rights are sent to it", () => {
    for (const email of NOT_ONE) {
      expect(emailSchema.safeParse(email).success, email).toBe(false);
      expect(inviteSchema.safeParse({ email, role: "viewer" }).success, email).toBe(false);
      expect(addRecipientInput.safeParse({ email, name: "Ann" }).success, email).toBe(false);
    }
    expect(emailSchema.parse(" Ann.Lee+q3@Acme.example ")).toBe("ann.lee+q3@acme.example");
    expect(inviteSchema.parse({ email: "ann@acme.example", role: "viewer" }).email).toBe("ann@acme.example");
  });
});
