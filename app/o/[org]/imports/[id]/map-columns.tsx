"use client";

import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Note } from "../../../../_ui/note";
import { LiveCheck } from "../_mapping/live-check";
import { draftOfGuess, draftOfMapping } from "../_mapping/mapping-draft";
import { MappingForm } from "../_mapping/mapping-form";
import { SampleTable } from "../_mapping/sample-table";

interface MapColumnsProps {
  readonly id: string;
  readonly sample: NonNullable<TenantAnswers["imports"]["sample"]>;
}

/** Says what the columns of an upload are: remembered for its header, and the file is read so. */
export function MapColumns({ id, sample }: MapColumnsProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const { columns, rows, guess, remembered } = sample;
  if (columns.length === 0)
    return (
      <Note tone="asks" title="No columns were found in the beginning of this file: export it as CSV or JSON Lines." />
    );
  return (
    <>
      <SampleTable columns={columns} rows={rows} />
      <p className="small faint mt8 mb24">
        The first {rows.length} rows as they stand in the file. Long cells are cut; nothing of this is kept.
      </p>
      <MappingForm
        start={remembered ? draftOfMapping(remembered.mapping) : draftOfGuess(guess)}
        columns={columns}
        submitLabel="Read it so"
        onSubmit={(mapping) => void act(() => api.imports.map.mutate({ id, mapping }))}
        act={{ isBusy, fault }}
        check={(mapping, openCount) => <LiveCheck id={id} mapping={mapping} openCount={openCount} />}
      />
      <p className="small faint mt16">
        The next file with these columns, in any order, is read so by itself. You can change or forget that at any time.
      </p>
    </>
  );
}
