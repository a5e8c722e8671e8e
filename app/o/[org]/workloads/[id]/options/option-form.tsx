"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { LinkButton } from "../../../../../_ui/link-button";
import { Note } from "../../../../../_ui/note";
import type { SelectOption } from "../../../../../_ui/select";
import { OptionCosts } from "../../_form/option-costs";
import { OptionDataChecks } from "../../_form/option-data-checks";
import { OptionMachines } from "../../_form/option-machines";
import { OptionPeople } from "../../_form/option-people";
import { faultsBelow, placedFaults, type PlacedFaults } from "../../_form/option-faults";
import { OptionIdentity, OptionTraits } from "../../_form/option-fields";
import { optionFromForm, pricingOf, type Pricing } from "../../_form/option-from-form";
import { OptionPrice } from "../../_form/option-price";

interface OptionFormProps {
  readonly workloadId: string;
  /** Of the option that is edited; absent: a new one. */
  readonly optionId?: string;
  readonly definition?: OptionDefinitionInput;
  readonly others: readonly SelectOption[];
  readonly currency: string;
  readonly back: string;
}

/** A way to run the workload, made or changed. */
export function OptionForm({ workloadId, optionId, definition, others, currency, back }: OptionFormProps) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  const [pricing, setPricing] = useState<Pricing>(pricingOf(definition));
  // Until the next page is there, a second click would add it twice.
  const [isLeaving, setLeaving] = useState(false);
  const [placed, setPlaced] = useState<PlacedFaults>({});
  const errors = { ...placed, ...faultsBelow(fault?.fields ?? {}, "definition") };
  const parts = { definition, errors, currency };

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = {
      ...optionFromForm(new FormData(event.currentTarget), pricing),
      ...(definition?.proposal ? { proposal: definition.proposal } : {}),
    };
    setPlaced({});
    const done = await act(async () => {
      try {
        if (optionId === undefined) await api.workloads.addOption.mutate({ workloadId, definition: typed });
        else await api.workloads.editOption.mutate({ id: optionId, definition: typed });
      } catch (error) {
        setPlaced(placedFaults(error));
        throw error;
      }
    });
    if (!done) return;
    setLeaving(true);
    router.push(`${back}#options`);
  }

  return (
    <form onSubmit={submit} className="form room-form" noValidate>
      <OptionIdentity {...parts} isRouter={pricing === "route"} />
      <OptionPrice {...parts} pricing={pricing} onPricing={setPricing} others={others} />
      <OptionTraits {...parts} />
      <OptionMachines {...parts} />
      <OptionCosts {...parts} />
      <OptionPeople {...parts} />
      <OptionDataChecks definition={definition} />
      {fault && Object.keys(placed).length > 0 ? (
        <Note tone="asks" title={fault.message} isAnswer>
          Nothing was saved; what you typed is still here.
        </Note>
      ) : (
        <FaultNote fault={fault} />
      )}
      <div className="acts">
        <Button type="submit" busy={(isBusy || isLeaving) && "Saving …"}>
          {optionId === undefined ? "Add the option" : "Save"}
        </Button>
        <LinkButton look="quiet" href={back}>
          Discard
        </LinkButton>
      </div>
    </form>
  );
}
