import type { TRPCError } from "@trpc/server";
import type { RefusalKind } from "../kernel/refusal";

const STATUS = {
  "bad-input": "BAD_REQUEST",
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  "answer-needed": "PRECONDITION_FAILED",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<RefusalKind, TRPCError["code"]>;

/** How each kind of refusal is answered. */
export const statusOf = (kind: RefusalKind): TRPCError["code"] => STATUS[kind];
