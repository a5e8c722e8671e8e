"use client";

import { signOut } from "next-auth/react";
import { ActButton } from "../../_api/act-button";
import { publicClient } from "../../_api/public-client";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { DataTable } from "../../_ui/data-table";
import { FaultNote } from "../../_ui/fault-note";
import { actColumn } from "../../_ui/table-cells";
import { Moment } from "./moment";

interface Session {
  readonly id: string;
  readonly device: string;
  readonly method: "password" | "link" | "passkey" | "company";
  readonly since: Date;
  readonly lastSeen: Date;
  readonly isThisOne: boolean;
}

const THROUGH = { password: "password", link: "mailed link", passkey: "passkey", company: "company" } as const;

export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { act, isBusy, fault } = useAct();
  const everywhere = () =>
    act(async () => {
      await publicClient.account.signOutEverywhere.mutate();
      await signOut({ callbackUrl: "/sign-in" });
    });
  return (
    <>
      <DataTable
        caption="Devices that are signed in"
        phone="one"
        columns={[
          { key: "device", label: "Device", phone: "full" },
          { key: "through", label: "Through" },
          { key: "since", label: "Since" },
          { key: "lastSeen", label: "Last seen" },
          actColumn("Sign out", "acts"),
        ]}
        rows={sessions.map(({ id, device, method, since, lastSeen, isThisOne }) => ({
          id,
          cells: {
            device: isThisOne ? `${device} (this one)` : device,
            through: THROUGH[method],
            since: { show: <Moment of={since} />, value: since.toISOString() },
            lastSeen: { show: <Moment of={lastSeen} />, value: lastSeen.toISOString() },
            acts: {
              show: isThisOne ? null : (
                <ActButton
                  label="Sign out"
                  busyLabel="Signing out …"
                  about={`Sign out ${device}`}
                  run={() => publicClient.account.endSession.mutate({ id })}
                />
              ),
              value: null,
            },
          },
        }))}
      />
      <FaultNote fault={fault} />
      <div className="acts mt16">
        <Button look="second" busy={isBusy && "Signing out …"} onClick={() => void everywhere()}>
          Sign out everywhere
        </Button>
      </div>
    </>
  );
}
