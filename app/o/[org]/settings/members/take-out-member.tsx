"use client";

import { ActWithQuestion } from "../../../../_api/act-with-question";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";

interface TakeOutMemberProps {
  readonly userId: string;
  readonly name: string;
  readonly isMe: boolean;
}

/** Out of the organization, at the next request. */
export function TakeOutMember({ userId, name, isMe }: TakeOutMemberProps) {
  const api = useTenantApi();
  return (
    <ActWithQuestion
      trigger={
        <Button look="quiet" isSmall aria-label={`Take ${name} out`}>
          Take out
        </Button>
      }
      title={`Take ${name} out?`}
      description={
        isMe
          ? "You lose access at once; only another admin can invite you again."
          : "They lose access at once. What they did stays in the audit log; they can be invited again."
      }
      label="Take out"
      busyLabel="Taking out …"
      run={() => api.tenancy.removeMember.mutate({ userId })}
    />
  );
}
