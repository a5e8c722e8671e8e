import { formatDay } from "@/server/kernel/format";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { CloseLinks } from "./close-links";

interface ReviewLink {
  readonly id: string;
  readonly quarter: string;
  readonly recipient: string;
  readonly scope: "whole" | "summary";
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly opens: number;
  readonly lastOpenedAt: string | null;
}

interface ReviewLinksProps {
  readonly links: readonly ReviewLink[];
  readonly mayRevoke: boolean;
  readonly now: Date;
}

const day = (at: string): string => formatDay(at.slice(0, 10));

/** The links that letters carry: each opens one review, for one recipient, until it expires or is closed. */
export function ReviewLinks({ links, mayRevoke, now }: ReviewLinksProps) {
  const isOpen = ({ expiresAt, revokedAt }: ReviewLink): boolean => revokedAt === null && new Date(expiresAt) > now;
  const openQuarters = [...new Set(links.filter(isOpen).map(({ quarter }) => quarter))];
  return (
    <Section title="Links in letters" aside="each opens one review, without an account">
      <DataTable
        caption="Links in letters"
        phone="one"
        fileName="links.csv"
        columns={[
          { key: "recipient", label: "Recipient", phone: "full" },
          { key: "quarter", label: "Review" },
          { key: "scope", label: "Shows" },
          { key: "state", label: "Opens" },
          { key: "opens", label: "Opened", isNumeric: true },
          { key: "last", label: "Last opened" },
          ...(mayRevoke ? [actColumn("Close")] : []),
        ]}
        rows={links.map((link) => ({
          id: link.id,
          cells: {
            recipient: link.recipient,
            quarter: link.quarter,
            scope: link.scope === "whole" ? "the whole review" : "the summary",
            state: {
              show: link.revokedAt
                ? `closed ${day(link.revokedAt)}`
                : isOpen(link)
                  ? `until ${day(link.expiresAt)}`
                  : `expired ${day(link.expiresAt)}`,
              value: link.revokedAt ?? link.expiresAt,
            },
            opens: link.opens,
            last: link.lastOpenedAt ? { show: day(link.lastOpenedAt), value: link.lastOpenedAt } : "–",
            act: {
              show: isOpen(link) ? (
                <CloseLinks which={{ id: link.id }} label="Close" about={`Close the link of ${link.recipient}`} />
              ) : null,
              value: null,
            },
          },
        }))}
      />
      {mayRevoke && openQuarters.length > 0 && (
        <div className="acts mt16">
          {openQuarters.map((quarter) => (
            <CloseLinks
              key={quarter}
              which={{ quarter }}
              label={`Close every link to ${quarter}`}
              about={`Close every link to the review of ${quarter}`}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
