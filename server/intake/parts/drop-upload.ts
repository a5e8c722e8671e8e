import { rm } from "node:fs/promises";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "../../tenancy/context";
import { findBegun } from "./begun-upload";
import { takeOver } from "./take-over";

/** Lets go of an upload that was begun, and of what came of it. @throws Refusal not-found, conflict once it is an import */
export async function dropUpload(organizationId: string, actor: Actor, id: string): Promise<void> {
  const turn = await takeOver(`${organizationId}/${id}`);
  try {
    const { place, said } = await findBegun(organizationId, actor, id);
    if (!said) throw new Refusal("conflict", "is-import", "This upload is whole and an import: discard that.");
    await rm(place.folder, { recursive: true, force: true });
  } finally {
    turn.end();
  }
}
