"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

/** Out of every device at once; they may sign in again. */
export function SignOutMember({ userId, name }: { userId: string; name: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="Sign out"
      busyLabel="Signing out …"
      doneLabel="Signed out"
      about={`Sign ${name} out of every device`}
      run={() => api.tenancy.endMemberSessions.mutate({ userId })}
    />
  );
}
