import { formatDay } from "@/server/kernel/format";
import { Section } from "../../../../../_ui/section";
import { ResolveRemark } from "./resolve-remark";
import { WriteRemark } from "./write-remark";

export interface Remark {
  readonly id: string;
  readonly workloadId: string | null;
  readonly text: string;
  readonly author: string;
  readonly writtenAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}

interface RemarksProps {
  readonly quarter: string;
  readonly remarks: readonly Remark[];
  readonly workloads: readonly { readonly id: string; readonly name: string }[];
  /** Remarks can be written until the review is signed. */
  readonly isOpen: boolean;
}

/** What people say about a review while it is made: beside the paper, and no part of what is signed. */
export function Remarks({ quarter, remarks, workloads, isOpen }: RemarksProps) {
  if (!isOpen && remarks.length === 0) return null;
  const nameOf = (id: string | null) => workloads.find((one) => one.id === id)?.name;
  const open = remarks.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <div className="noprint remarks">
      <Section
        title={
          remarks.length === 0 ? "Nobody has remarked on it yet" : open === 0 ? "Every remark is dealt with" : "Remarks"
        }
        aside="not part of what is signed and sent"
      >
        <ul className="remark-list">
          {remarks.map(({ id, workloadId, text, author, writtenAt, resolvedAt, resolvedBy }) => (
            <li key={id} className={resolvedAt ? "muted" : undefined}>
              <p className="small faint">
                {[author, formatDay(writtenAt.slice(0, 10)), nameOf(workloadId)].filter(Boolean).join(" · ")}
                {resolvedAt && ` · dealt with by ${resolvedBy}, ${formatDay(resolvedAt.slice(0, 10))}`}
              </p>
              <p className="remark-text">{text}</p>
              {isOpen && !resolvedAt && <ResolveRemark id={id} text={text} />}
            </li>
          ))}
        </ul>
        {isOpen && <WriteRemark quarter={quarter} workloads={workloads} />}
      </Section>
    </div>
  );
}
