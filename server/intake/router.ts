import { z } from "zod";
import { isDay } from "@/server/kernel/day";
import { may, router } from "../api/procedures";
import { rowsBehind } from "./canonical/rows-behind";
import { discardImport } from "./discard-import";
import { listImports } from "./list-imports";
import { changeMapping, forgetMapping, listMappings } from "./mappings/edit-mappings";
import { mapUpload, sampleUpload, tryMapping } from "./mappings/map-upload";
import { listRejects } from "./list-rejects";
import { dropCopy } from "./put-back/drop-copy";
import { readKept } from "./put-back/read-kept";
import { requestPutBack } from "./put-back/request-put-back";
import { readImport } from "./read-import";
import { reconcile } from "./reconcile";
import { requestCommit } from "./request-commit";
import { requestInspection } from "./request-inspection";
import { readRetention, setRetention } from "./canonical/retention";
import { revertImport } from "./revert-import";
import {
  commitInput,
  hintsInput,
  importIdInput,
  listImportsInput,
  mapInput,
  putBackInput,
  retentionInput,
  rowsInput,
  rejectsInput,
  revertInput,
  sourceInput,
} from "./schema";
import { listSources, setSourceDetail } from "./sources";

const day = z.string().refine(isDay, "a day is written YYYY-MM-DD");

/** Usage comes in. Files themselves come through `/o/[org]/imports/uploads`, in parts. */
export const intakeRouter = router({
  list: may("usage:read")
    .input(listImportsInput)
    .query(({ ctx, input }) => listImports(ctx.tenant, input)),
  read: may("usage:read")
    .input(importIdInput)
    .query(({ ctx, input }) => readImport(ctx.tenant, input)),
  inspect: may("usage:import")
    .input(hintsInput)
    .mutation(({ ctx, input }) => requestInspection(ctx.tenant, input)),
  commit: may("usage:import")
    .input(commitInput)
    .mutation(({ ctx, input }) => requestCommit(ctx.tenant, input)),
  revert: may("usage:import")
    .input(revertInput)
    .mutation(({ ctx, input }) => revertImport(ctx.tenant, input)),
  putBack: may("usage:import")
    .input(putBackInput)
    .mutation(({ ctx, input }) => requestPutBack(ctx.tenant, input)),
  dropCopy: may("usage:import")
    .input(revertInput)
    .mutation(({ ctx, input }) => dropCopy(ctx.tenant, input)),
  kept: may("usage:read")
    .input(importIdInput)
    .query(({ ctx, input }) => readKept(ctx.tenant, input)),
  retention: may("usage:read").query(({ ctx }) => readRetention(ctx.tenant)),
  setRetention: may("organization:edit")
    .input(retentionInput)
    .mutation(({ ctx, input }) => setRetention(ctx.tenant, input)),
  discard: may("usage:import")
    .input(importIdInput)
    .mutation(({ ctx, input }) => discardImport(ctx.tenant, input)),
  sample: may("usage:import")
    .input(importIdInput)
    .query(({ ctx, input }) => sampleUpload(ctx.tenant, input)),
  tryMapping: may("usage:import")
    .input(mapInput)
    .query(({ ctx, input }) => tryMapping(ctx.tenant, input)),
  map: may("usage:import")
    .input(mapInput)
    .mutation(({ ctx, input }) => mapUpload(ctx.tenant, input)),
  mappings: may("usage:read").query(({ ctx }) => listMappings(ctx.tenant)),
  changeMapping: may("usage:import")
    .input(mapInput)
    .mutation(({ ctx, input }) => changeMapping(ctx.tenant, input)),
  forgetMapping: may("usage:import")
    .input(importIdInput)
    .mutation(({ ctx, input }) => forgetMapping(ctx.tenant, input)),
  rejects: may("usage:rejects")
    .input(rejectsInput)
    .query(({ ctx, input }) => listRejects(ctx.tenant, input)),
  rows: may("usage:read")
    .input(rowsInput)
    .query(({ ctx, input }) => rowsBehind(ctx.tenant, input)),
  reconciliation: may("usage:read")
    .input(z.object({ from: day, to: day }))
    .query(({ ctx, input }) => reconcile(ctx.tenant, input)),
  sources: may("usage:read").query(({ ctx }) => listSources(ctx.tenant)),
  setSourceDetail: may("usage:import")
    .input(sourceInput)
    .mutation(({ ctx, input }) => setSourceDetail(ctx.tenant, input)),
});
