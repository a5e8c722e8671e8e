"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useState, type ReactNode } from "react";
import superjson from "superjson";
import type { TenantRouter } from "@/server/api/root";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<TenantRouter>();

/** The tenant's API in client components: `const api = useTenant(); useMutation(api.workloads.create.mutationOptions())`. */
export const useTenant = useTRPC;

/** The plain client, for acts: `const api = useTenantApi(); act(() => api.workloads.create.mutate(…))`. */
export const useTenantApi = useTRPCClient;

/** The query client lives and dies with the organization: nothing of one can be shown in another. */
export function TenantClient({ slug, children }: { slug: string; children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1 } } }),
  );
  const [client] = useState(() =>
    createTRPCClient<TenantRouter>({
      links: [httpBatchLink({ url: `/o/${slug}/api/trpc`, transformer: superjson, maxItems: 20 })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
