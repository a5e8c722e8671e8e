"use client";

import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { useTenant } from "../../../../_api/tenant-client";
import { Field } from "../../../../_ui/field";

interface BookPriceProps {
  readonly definition: OptionDefinitionInput | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** A model of the price book: typing finds it, picking one fills in its provider. */
export function BookPrice({ definition, errors }: BookPriceProps) {
  const api = useTenant();
  const listId = useId();
  const [model, setModel] = useState(definition?.priceOf?.model ?? "");
  const [provider, setProvider] = useState(definition?.priceOf?.provider ?? "");
  const found = useQuery(
    api.prices.list.queryOptions({ search: model.trim(), limit: 20 }, { enabled: model.trim().length > 1 }),
  );
  const lines = found.data?.lines ?? [];
  const isKnown = lines.some((line) => line.model === model && line.provider === provider);

  function type(value: string) {
    setModel(value);
    const picked = lines.filter((line) => line.model === value);
    if (picked[0] && !picked.some((line) => line.provider === provider)) setProvider(picked[0].provider);
  }

  return (
    <div className="row2">
      <Field
        label="Model"
        name="priceOf.model"
        list={listId}
        value={model}
        onChange={(event) => type(event.target.value)}
        autoComplete="off"
        error={errors["priceOf.model"] ?? errors.priceOf}
        hint={
          found.isFetched && model.trim().length > 1 && !isKnown
            ? `The book knows ${lines.length === 0 ? "no such model" : "it under other names or providers"}: without a price the option is left out.`
            : "As the price book calls it."
        }
      />
      <Field
        label="Provider"
        name="priceOf.provider"
        value={provider}
        onChange={(event) => setProvider(event.target.value)}
        error={errors["priceOf.provider"]}
      />
      <datalist id={listId}>
        {lines.map((line) => (
          <option key={`${line.provider} ${line.model}`} value={line.model}>
            {line.provider}
          </option>
        ))}
      </datalist>
    </div>
  );
}
