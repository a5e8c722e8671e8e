import Link from "next/link";
import { formatShare } from "@/server/kernel/format";
import { listed } from "@/server/review/wording";
import { Note } from "../../../../_ui/note";
import type { TenantOutputs } from "../../_words/outputs";

interface OptionNotesProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly path: string;
  readonly mayEdit: boolean;
}

/** Models that serve it and that no option names, and options that were put away. */
export function OptionNotes({ work: { proposals, archivedOptions }, path, mayEdit }: OptionNotesProps) {
  return (
    <>
      {proposals.length > 0 && (
        <div className="mt16">
          <Note title="Models that serve it and that no option names">
            <ul>
              {proposals.map(({ provider, model, share }) => (
                <li key={`${provider} ${model}`}>
                  {model}, {formatShare(share, 1)} of tokens
                  {mayEdit && (
                    <>
                      {" · "}
                      <Link href={`${path}/options/new?${new URLSearchParams({ provider, model }).toString()}`}>
                        add it as an option
                      </Link>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Note>
        </div>
      )}
      {archivedOptions.length > 0 && (
        <p className="small muted mt16">Archived: {listed(archivedOptions.map(({ label }) => label))}.</p>
      )}
    </>
  );
}
