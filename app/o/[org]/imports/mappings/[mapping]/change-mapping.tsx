"use client";

import { useRouter } from "next/navigation";
import type { TenantAnswers } from "../../../../../_api/answers";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { draftOfMapping } from "../../_mapping/mapping-draft";
import { MappingForm } from "../../_mapping/mapping-form";

/** The mapping of a header, without a file beside it. */
export function ChangeMapping({ org, found }: { org: string; found: TenantAnswers["imports"]["mappings"][number] }) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  return (
    <MappingForm
      start={draftOfMapping(found.mapping)}
      columns={found.columns}
      submitLabel="Read the next files so"
      onSubmit={async (mapping) => {
        if (await act(() => api.imports.changeMapping.mutate({ id: found.id, mapping })))
          router.push(`/o/${org}/imports/mappings`);
      }}
      act={{ isBusy, fault }}
    />
  );
}
