"use client";

import { Button } from "../../_ui/button";
import { Note } from "../../_ui/note";
import { saveFile } from "../../_ui/save-file";

/** Shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="mb16">
      <Note
        title="Your recovery codes. They are shown only now; keep them where you find them without your phone."
        isAnswer
      >
        Each stands in for a code of your authenticator, once.
        <ul className="recovery-codes" aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className="acts">
          <Button
            look="second"
            isSmall
            onClick={() => saveFile("quarterdeck-recovery-codes.txt", `${codes.join("\n")}\n`, "text/plain")}
          >
            Save as a file
          </Button>
        </div>
      </Note>
    </div>
  );
}
