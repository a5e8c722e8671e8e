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
  /** As it was typed; `null`: that of the model. */
  const [typed, setTyped] = useState(definition?.priceOf?.provider ?? null);
  const search = model.trim();
  const found = useQuery(api.prices.list.queryOptions({ search, limit: 20 }, { enabled: search.length > 1 }));
  const lines = found.data?.lines ?? [];
  const provider = typed ?? lines.find((line) => line.model === search)?.provider ?? "";
  const isKnown = lines.some((line) => line.model === search && line.provider === provider);

  return (
    <div className="row2">
      <Field
        label="Model"
        name="priceOf.model"
        list={listId}
        value={model}
        onChange={(event) => {
          setModel(event.target.value);
          setTyped(null);
        }}
        autoComplete="off"
        error={errors["priceOf.model"] ?? errors.priceOf}
        hint={
          found.isFetched && search.length > 1 && !isKnown
            ? `The book knows ${lines.length === 0 ? "no such model" : "it under other names or providers"}: without a price the option is left out.`
            : "As the price book calls it."
        }
      />
      <Field
        label="Provider"
        name="priceOf.provider"
        value={provider}
        onChange={(event) => setTyped(event.target.value)}
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
