"use client";

import { useEffect, useId, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { useTenant } from "../../../../_api/tenant-client";
import { Field } from "../../../../_ui/field";
import { followInField } from "./text-in-field";
import { useTextIn } from "./use-text-in";

interface BookPriceProps {
  readonly definition: OptionDefinitionInput | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** A model of the price book: typing finds it, picking one fills in its provider. The fields keep what is typed in them. */
export function BookPrice({ definition, errors }: BookPriceProps) {
  const api = useTenant();
  const listId = useId();
  const given = definition?.priceOf;
  const [modelField, providerField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const search = useTextIn(modelField, given?.model ?? "").trim();
  const provider = useTextIn(providerField, given?.provider ?? "").trim();
  const followed = useRef(given?.provider ?? "");
  const found = useQuery(api.prices.list.queryOptions({ search, limit: 20 }, { enabled: search.length > 1 }));
  const lines = found.data?.lines ?? [];
  const belongs = lines.find((line) => line.model === search)?.provider;
  const isKnown = lines.some((line) => line.model === search && line.provider === provider);

  useEffect(() => {
    followed.current = followInField(providerField.current, belongs, followed.current);
  }, [belongs, providerField]);

  return (
    <div className="row2">
      <Field
        label="Model"
        name="priceOf.model"
        list={listId}
        ref={modelField}
        defaultValue={given?.model ?? ""}
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
        ref={providerField}
        defaultValue={given?.provider ?? ""}
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
