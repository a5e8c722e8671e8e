import { describe, expect, it } from "vitest";
import { passkeyPlace } from "./passkey-place";

describe("the place of passkeys", () => {
  it.each([
    ["https://quarterdeck.example.com", "quarterdeck.example.com", "https://quarterdeck.example.com"],
    ["https://quarterdeck.example.com:8443/", "quarterdeck.example.com", "https://quarterdeck.example.com:8443"],
    ["http://127.0.0.1:3000", "localhost", "http://localhost:3000"],
    ["http://[::1]:3000", "localhost", "http://localhost:3000"],
    ["http://localhost:3000", "localhost", "http://localhost:3000"],
  ])("%s", (appUrl, name, origin) => {
    expect(passkeyPlace(appUrl)).toEqual({ name, origin });
  });

  it("is nowhere where browsers make none: at a number, and without TLS", () => {
    for (const appUrl of ["https://10.0.0.5", "https://[2001:db8::1]", "http://quarterdeck.example.com"])
      expect(passkeyPlace(appUrl), appUrl).toBeNull();
  });
});
