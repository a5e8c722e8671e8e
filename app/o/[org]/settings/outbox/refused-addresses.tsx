import { formatDay } from "@/server/kernel/format";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { ClearAddress } from "./clear-address";

interface RefusedAddressesProps {
  readonly addresses: readonly { readonly email: string; readonly reason: string; readonly since: string }[];
  readonly mayClear: boolean;
}

/** Addresses that a mail server refused for good: nothing more is sent there until somebody says that it takes mail again. */
export function RefusedAddresses({ addresses, mayClear }: RefusedAddressesProps) {
  return (
    <Section title="Addresses that refuse mail" aside="nothing more is sent to them">
      <DataTable
        caption="Addresses that refuse mail"
        phone="one"
        fileName="refused-addresses.csv"
        columns={[
          { key: "email", label: "Address", phone: "full" },
          { key: "reason", label: "What the mail server said" },
          { key: "since", label: "Since" },
          ...(mayClear ? [actColumn("Takes mail again")] : []),
        ]}
        rows={addresses.map(({ email, reason, since }) => ({
          id: email,
          cells: {
            ...{ email, reason },
            since: { show: formatDay(since.slice(0, 10)), value: since },
            act: { show: <ClearAddress email={email} />, value: null },
          },
        }))}
      />
    </Section>
  );
}
