"use client";

import { useState } from "react";
import { formatMoney, formatMonth } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { DataTable } from "../../../../../_ui/data-table";
import { Dropzone } from "../../../../../_ui/dropzone";
import { Note } from "../../../../../_ui/note";

type Preview = TenantAnswers["deployments"]["previewCosts"];
interface Chosen {
  readonly fileName: string;
  readonly text: string;
  readonly preview: Preview;
}

/** A CSV of cost lines: looked at first, then taken whole or not at all. */
export function ImportCosts({ id, currency }: { id: string; currency: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [taken, setTaken] = useState<string | null>(null);

  async function choose(file: File) {
    setTaken(null);
    setChosen(null);
    await act(async () => {
      const text = await file.text();
      const preview = await api.deployments.previewCosts.mutate({ deploymentId: id, fileName: file.name, text });
      setChosen({ fileName: file.name, text, preview });
    });
  }

  async function take({ fileName, text }: Chosen) {
    await act(async () => {
      const { lines, isKnown } = await api.deployments.importCosts.mutate({ deploymentId: id, fileName, text });
      setTaken(isKnown ? `${fileName} is here already: nothing changed.` : `${lines} lines of ${fileName} count now.`);
      setChosen(null);
    });
  }

  return (
    <div className="form mt24 room-form">
      <Dropzone
        label={chosen ? chosen.fileName : "Drop a file of cost lines here, or choose one"}
        hint={`CSV with the columns month, kind, amount, and if you like currency, note: 2026-08,hosting,2530.00,${currency},two machines`}
        accept=".csv,.tsv,.txt,text/csv"
        onFiles={([file]) => {
          if (file) void choose(file);
        }}
      />
      {fault && <Note tone="asks" title={fault.message} isAnswer />}
      {chosen && <PreviewOf chosen={chosen} currency={currency} />}
      {chosen && chosen.preview.faults.length === 0 && !chosen.preview.isKnown && (
        <div className="acts">
          <Button busy={isBusy && "Taking them …"} onClick={() => void take(chosen)}>
            {`Take ${chosen.preview.lines.length} lines`}
          </Button>
          <Button look="quiet" onClick={() => setChosen(null)}>
            Discard
          </Button>
        </div>
      )}
      {taken !== null && <Note title={taken} isAnswer />}
    </div>
  );
}

const MEETS = { typed: "a typed amount stays above it", file: "takes the place of an older file’s" } as const;

function PreviewOf({ chosen: { preview }, currency }: { chosen: Chosen; currency: string }) {
  if (preview.isKnown) return <Note title="This file is here already: nothing would change." isAnswer />;
  if (preview.faults.length > 0)
    return (
      <Note tone="asks" title="Nothing was taken: the file is taken whole, once every line can be read." isAnswer>
        <ul>
          {preview.faults.map(({ line, problem }) => (
            <li key={`${line} ${problem}`}>
              Line {line}: {problem}
            </li>
          ))}
        </ul>
      </Note>
    );
  return (
    <DataTable
      caption="What the file would do"
      isDense
      columns={[
        { key: "month", label: "Month" },
        { key: "kind", label: "Kind" },
        { key: "amount", label: `Amount, ${currency}`, isNumeric: true },
        { key: "note", label: "Note", hasGap: true, phone: "full" },
        { key: "meets", label: "Meets", phone: "full" },
      ]}
      rows={preview.lines.map(({ line, month, kind, amount, note, meets }) => ({
        id: String(line),
        cells: {
          month: { show: formatMonth(month), value: month },
          kind,
          amount: { show: formatMoney(amount, currency), value: amount },
          note,
          meets: meets === null ? "" : MEETS[meets],
        },
      }))}
    />
  );
}
