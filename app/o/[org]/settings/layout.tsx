import type { ReactNode } from "react";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { ContextLine } from "../../../_ui/context-line";
import { SettingsMenu } from "./settings-menu";
import { settingsOf } from "./settings-pages";
import "./settings.css";

export default async function SettingsLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ org: string }>;
}) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const { abilities } = await orNotFound(api.tenancy.whoAmI(), `/o/${org}/settings`);
  return (
    <>
      <ContextLine>
        <SettingsMenu items={settingsOf(org, abilities)} />
      </ContextLine>
      {children}
    </>
  );
}
