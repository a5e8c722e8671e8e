import { EmptyState } from "../../../_ui/empty-state";
import { LinkButton } from "../../../_ui/link-button";

export function NoWorkloads({ path, mayEdit }: { path: string; mayEdit: boolean }) {
  return (
    <EmptyState
      title="Name what your usage is for"
      text="Make a workload, say what it requires, and write a rule that assigns usage to it. What no rule assigns stays in view as unassigned."
    >
      {mayEdit && (
        <LinkButton look="primary" href={`${path}/new`}>
          New workload
        </LinkButton>
      )}
    </EmptyState>
  );
}
