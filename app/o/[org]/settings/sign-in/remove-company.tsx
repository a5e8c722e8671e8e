"use client";

import { ActWithQuestion } from "../../../../_api/act-with-question";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";

export function RemoveCompany() {
  const api = useTenantApi();
  return (
    <ActWithQuestion
      trigger={<Button look="second">Take the company sign-in out</Button>}
      title="Ask your company no more?"
      description="Who came in through it is signed out at once. They stay members: by a mailed link they choose a password of their own."
      label="Take it out"
      busyLabel="Taking it out …"
      run={() => api.tenancy.removeCompanySignIn.mutate()}
    />
  );
}
