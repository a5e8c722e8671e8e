"use client";

import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import type { PublicRouter } from "@/server/api/root";

/** What needs no organization: the first person, an invitation. */
export const publicClient = createTRPCClient<PublicRouter>({
  links: [httpBatchLink({ url: "/api/trpc", transformer: superjson })],
});
