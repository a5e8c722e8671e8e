import { Refusal } from "../../kernel/refusal";
import type { TenantTransaction } from "../tenant-database";

type Asked = Pick<TenantTransaction, "organization">;

const closingOf = (db: Asked, id: string) =>
  db.organization.findUnique({ where: { id }, select: { closedAt: true, eraseAfter: true } });

/** True for an organization whose deletion was asked for. */
export const isClosed = async (db: Asked, organizationId: string): Promise<boolean> =>
  Boolean((await closingOf(db, organizationId))?.closedAt);

/** For who is no owner. @throws Refusal that says until when it can be taken back */
export async function mustBeOpen(db: Asked, organizationId: string): Promise<void> {
  const found = await closingOf(db, organizationId);
  if (found?.closedAt)
    throw new Refusal(
      "forbidden",
      "organization-closed",
      `This organization is closed and will be deleted on ${found.eraseAfter?.toISOString().slice(0, 10) ?? "a later day"}. Until then an owner can take that back.`,
    );
}
