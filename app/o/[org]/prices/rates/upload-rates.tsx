"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dropzone } from "../../../../_ui/dropzone";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";

/** A table of rates, whole or not at all; what was typed stays where the table is refused. */
export function UploadRates({ currency }: { currency: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [file, setFile] = useState<{ fileName: string; text: string } | null>(null);
  const [reason, setReason] = useState("");
  const [answer, setAnswer] = useState<{ rows: number; revalued: number } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    setAnswer(null);
    const done = await act(async () => setAnswer(await api.prices.uploadRates.mutate({ ...file, reason })));
    if (!done) return;
    setFile(null);
    setReason("");
  }

  return (
    <form onSubmit={submit} className="form mt24" style={{ maxWidth: "44rem" }}>
      <Dropzone
        label={file ? file.fileName : "Drop a table of rates here, or choose one"}
        hint={`CSV with the columns date, currency, rate to ${currency}: 2026-08-31,GBP,1.1534`}
        accept=".csv,.tsv,.txt,text/csv"
        onFiles={([chosen]) => {
          if (chosen) void chosen.text().then((text) => setFile({ fileName: chosen.name, text }));
        }}
      />
      <Field
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder="ECB reference rates of August"
        required
        error={fault?.fields.reason}
      />
      <FaultNote fault={fault} />
      {answer && (
        <Note isAnswer title={`${answer.rows} rates taken; ${answer.revalued} monthly figures changed.`}>
          Signed quarters keep their numbers.
        </Note>
      )}
      <div className="acts">
        <Button type="submit" disabled={!file} busy={isBusy && "Valuing everything anew …"}>
          Upload the rates
        </Button>
      </div>
    </form>
  );
}
