import { schemaState } from "@/server/tenancy/schema-state";

/** 200 where the database answers and its schema is the one this version knows; 503 with both versions otherwise. */
export async function GET(): Promise<Response> {
  const state = await schemaState();
  return Response.json(state, { status: state.status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } });
}
