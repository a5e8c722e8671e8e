"use client";

import { useState } from "react";
import { Button } from "../../../../_ui/button";
import { Note } from "../../../../_ui/note";

/** The token itself, this once, with a button that copies it. */
export function MadeToken({ name, token }: { name: string; token: string }) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(token).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  return (
    <Note title={`The token of ${name}. It is shown only now: keep it where secrets are kept.`} isAnswer>
      <code className="small facts-code" data-testid="token">
        {token}
      </code>
      <div className="acts mt8">
        <Button look="second" isSmall onClick={copy}>
          Copy the token
        </Button>
        <span className="small" role="status">
          {copied === "yes" && "Copied."}
          {copied === "no" && "Your browser did not let us copy it: select it and copy it yourself."}
        </span>
      </div>
    </Note>
  );
}
