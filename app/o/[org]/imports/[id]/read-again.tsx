"use client";

import { useState } from "react";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { HintFields, saidHints } from "../hint-fields";
import type { UploadHints } from "../_upload/upload-file";

type Import = TenantAnswers["imports"]["read"];

/** The file is here: it can be read again with what it does not say itself. */
export function ReadAgain({ found }: { found: Import }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const { source, model, provider, start } = found.hints;
  const [hints, setHints] = useState<UploadHints>(
    saidHints({ source: source ?? "", model: model ?? "", provider: provider ?? "", start: start ?? "" }),
  );
  return (
    <details className="mt24">
      <summary>Read it again, with what the file does not say</summary>
      <form
        className="form mt16"
        onSubmit={(event) => {
          event.preventDefault();
          const rest = { format: found.hints.format, mapping: found.hints.mapping, isDetail: found.hints.isDetail };
          void act(() => api.imports.inspect.mutate({ id: found.id, hints: { ...rest, ...saidHints(hints) } }));
        }}
      >
        <HintFields hints={hints} onChange={setHints} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Reading …"}>
            Read it again
          </Button>
        </div>
      </form>
    </details>
  );
}
