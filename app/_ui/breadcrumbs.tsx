import Link from "next/link";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** `Workloads / Support triage`: the way here; the last one is where we are. */
export function Breadcrumbs({ way, here }: { way: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="crumbs">
        {way.map((crumb) => (
          <li key={crumb.href}>
            <Link href={crumb.href}>{crumb.label}</Link> <span aria-hidden="true">/</span>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
