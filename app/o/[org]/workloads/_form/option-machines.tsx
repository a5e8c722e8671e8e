"use client";

import { useQuery } from "@tanstack/react-query";
import { formatMoney } from "@/server/kernel/format";
import { useTenant } from "../../../../_api/tenant-client";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";
import { percentFault, percentOf } from "./form-values";
import type { OptionPartProps } from "./option-fields";

const valueOf = (machine: { readonly provider: string; readonly name: string }): string =>
  `${machine.provider}/${machine.name}`;

/** A machine of the book or one's own price, how full it runs, when it is on, who shares it. */
export function OptionMachines({ definition, errors, currency }: OptionPartProps) {
  const api = useTenant();
  const found = useQuery(api.proposals.machines.queryOptions());
  const chosen = definition?.machineOf ? valueOf(definition.machineOf) : "";
  const listed = (found.data ?? []).map((machine) => ({
    value: valueOf(machine),
    label: `${machine.accelerators} × ${machine.accelerator}, ${machine.provider}, ${formatMoney(machine.hourly, currency, { style: "exact" })} an hour`,
  }));
  const isListed = chosen === "" || listed.some(({ value }) => value === chosen);
  const { sizing } = definition ?? {};
  return (
    <fieldset>
      <legend>Machines</legend>
      <Select
        // The list arrives after the field: a new one begins with what was chosen.
        key={found.isSuccess ? "listed" : "waiting"}
        label="Machine of the price book"
        name="machineOf"
        defaultValue={chosen}
        options={[
          { value: "", label: "none, or typed below" },
          ...(isListed ? [] : [{ value: chosen, label: chosen }]),
          ...listed,
        ]}
        hint="Its hour is looked up and followed."
        error={errors.machineOf}
      />
      <div className="row2">
        <Field
          label="Or one machine"
          unit={`${currency} an hour`}
          name="unitHourly"
          isNumeric
          defaultValue={definition?.unitHourly ?? ""}
          error={errors.unitHourly}
        />
        <Field
          label="What one serves"
          unit="requests a second"
          name="capacityRps"
          isNumeric
          defaultValue={definition?.capacityRps ?? ""}
          hint="Machines needed = peak ÷ (this × how full)."
          error={errors.capacityRps}
        />
        <Field
          label="How full at the peak"
          unit="%"
          name="sizing.utilisation"
          isNumeric
          defaultValue={percentOf(sizing?.utilisation)}
          hint="Empty: as the policy says."
          error={percentFault(errors["sizing.utilisation"])}
        />
        <Field
          label="On for"
          unit="hours a day"
          name="sizing.hoursPerDay"
          isNumeric
          defaultValue={sizing?.hoursPerDay ?? ""}
          hint="Empty: all 24."
          error={errors["sizing.hoursPerDay"]}
        />
        <Field
          label="Spares"
          unit="machines"
          name="sizing.spares"
          isNumeric
          defaultValue={sizing?.spares ? sizing.spares : ""}
          error={errors["sizing.spares"] ?? errors.sizing}
        />
        <Field
          label="Shared as"
          name="sizing.sharedAs"
          defaultValue={sizing?.sharedAs ?? ""}
          hint="Options of several workloads with the same name here split the cost by use."
          error={errors["sizing.sharedAs"]}
        />
      </div>
    </fieldset>
  );
}
