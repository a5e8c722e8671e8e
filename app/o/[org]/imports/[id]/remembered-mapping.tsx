import Link from "next/link";
import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Section } from "../../../../_ui/section";
import { MapColumns } from "./map-columns";

type Report = NonNullable<TenantAnswers["imports"]["read"]["report"]>;

interface RememberedMappingProps {
  readonly org: string;
  readonly id: string;
  readonly fileName: string;
  readonly mapped: NonNullable<Report["rememberedMapping"]>;
  readonly sample: NonNullable<TenantAnswers["imports"]["sample"]>;
}

/** Says by whose mapping a file was read, and lets a person read it in another way. */
export function RememberedMapping({ org, id, fileName, mapped, sample }: RememberedMappingProps) {
  return (
    <Section title={`Read as ${mapped.by} mapped it on ${formatDay(mapped.on)}`}>
      <details>
        <summary>Change how {fileName} and the next files like it are read</summary>
        <div className="mt16">
          <MapColumns id={id} sample={sample} />
        </div>
      </details>
      <p className="mt16">
        <Link href={`/o/${org}/imports/mappings`}>All mappings</Link>
      </p>
    </Section>
  );
}
