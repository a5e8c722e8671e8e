import { readImport, type ImportOutcome } from "../../../intake";
import { asMachine, type Entered } from "../bearer";
import { Problem } from "../problem";
import { API_ROOT } from "../problem-types";
import { answerJson } from "../route";
import { toApiImport, type ApiImport } from "./api-import";

export const locationOf = (id: string): string => `${API_ROOT}/imports/${id}`;

/** How an import that was sent or decided on ended: its status and what is told of it. */
export interface Told {
  readonly status: 200 | 201 | 202;
  readonly import: ApiImport;
}

/** @throws Problem where the file was refused or a question is open; both name the import. */
export async function tellOutcome(entered: Entered, outcome: ImportOutcome, isDryRun: boolean): Promise<Told> {
  const { found, isSettled, sameAs } = outcome;
  if (!isSettled) return { status: 202, import: toApiImport(found) };
  if (found.status === "committed") return { status: 201, import: toApiImport(found) };
  if (sameAs) {
    const earlier = await asMachine(entered, (ctx) => readImport(ctx, { id: sameAs.import }));
    return { status: 200, import: toApiImport(earlier, true) };
  }
  if (found.status === "inspected" && isDryRun) return { status: 200, import: toApiImport(found) };
  const members = { import: found.id };
  if (found.status === "inspected") throw openQuestion(found, found.message || "This import waits to be committed.");
  if (found.status === "refused")
    throw new Problem("file-refused", found.message || "The file was refused.", {
      members: { ...members, code: found.report?.refused?.code ?? "refused" },
      headers: { location: locationOf(found.id) },
    });
  throw new Problem("conflict", `This import is ${found.status} by now.`, { members });
}

/** Names everything that a commit of the import must answer, also what was answered before: nothing is kept of an attempt. */
export const openQuestion = ({ id, report, needsConfirmation }: ImportOutcome["found"], detail: string): Problem =>
  new Problem("open-question", detail, {
    members: {
      import: id,
      questions: [...(report?.dryRun?.overlap ? ["overlap"] : []), ...(needsConfirmation ? ["rejects"] : [])],
      commit: `${locationOf(id)}/commit`,
    },
    headers: { location: locationOf(id) },
  });

export const answerTold = ({ status, import: told }: Told): Response =>
  answerJson(told, status, { location: locationOf(told.id), ...(status === 202 ? { "retry-after": "2" } : {}) });
