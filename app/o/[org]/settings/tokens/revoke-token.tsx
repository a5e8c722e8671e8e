"use client";

import { ActWithQuestion } from "../../../../_api/act-with-question";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";

/** Takes a token back for good: there is no undo, for who has lost it must be able to rely on that. */
export function RevokeToken({ id, name }: { id: string; name: string }) {
  const api = useTenantApi();
  return (
    <ActWithQuestion
      trigger={
        <Button look="quiet" isSmall aria-label={`Revoke the token ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke the token ${name}?`}
      description="The machine that holds it is refused at its next request. What it has sent stays. A revoked token does not come back; make a new one."
      label="Revoke"
      busyLabel="Revoking …"
      run={() => api.tenancy.revokeToken.mutate({ id })}
    />
  );
}
