"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "../../../../_ui/button";

export function SignOut() {
  const [isBusy, setBusy] = useState(false);
  return (
    <Button
      look="second"
      busy={isBusy && "Signing out …"}
      onClick={() => {
        setBusy(true);
        void signOut({ callbackUrl: "/sign-in" });
      }}
    >
      Sign out
    </Button>
  );
}
