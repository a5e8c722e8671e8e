"use client";

import type { SelectOption } from "../../../../_ui/select";
import { Field } from "../../../../_ui/field";
import { FieldError } from "../../../../_ui/field-frame";
import { RadioCards } from "../../../../_ui/radio-cards";
import { BookPrice } from "./book-price";
import { percentFault, percentOf } from "./form-values";
import { firstOf, type OptionPartProps } from "./option-fields";
import type { Pricing } from "./option-from-form";

interface OptionPriceProps extends OptionPartProps {
  readonly pricing: Pricing;
  readonly onPricing: (pricing: Pricing) => void;
  /** The other options of the workload, for a router. */
  readonly others: readonly SelectOption[];
}

const BY_TOKENS = [
  { key: "inputPerMTok", label: "Input" },
  { key: "outputPerMTok", label: "Output" },
  { key: "cachedInputPerMTok", label: "Cached input" },
  { key: "cacheWritePerMTok", label: "Written to the cache" },
] as const;

/** Where its price comes from: the book, a typed price, or the options that it routes to. */
export function OptionPrice(props: OptionPriceProps) {
  const { definition, errors, currency, pricing, onPricing, others } = props;
  return (
    <>
      <RadioCards
        legend="Price"
        name="pricing"
        value={pricing}
        onPick={(value) => onPricing(value as Pricing)}
        options={[
          { value: "book", label: "From the price book", description: "Followed as it changes, with its source." },
          { value: "tokens", label: "Typed, by the token", description: "A contract, or your own estimate." },
          { value: "request", label: "Typed, by the request" },
          {
            value: "machine",
            label: "None by the token",
            description: "Machines and fixed costs are all that it costs.",
          },
          {
            value: "route",
            label: "A router over other options",
            description: "Each takes a share of the requests.",
            isDisabled: others.length < 2,
          },
        ]}
        error={errors.pricing}
      />
      {pricing === "book" && <BookPrice definition={definition} errors={errors} />}
      {pricing === "tokens" && (
        <div className="row2">
          {BY_TOKENS.map(({ key, label }) => (
            <Field
              key={key}
              label={label}
              unit={`${currency} a million tokens`}
              name={`price.${key}`}
              isNumeric
              defaultValue={definition?.price?.[key] ?? ""}
              error={errors[`price.${key}`]}
            />
          ))}
        </div>
      )}
      {pricing === "request" && (
        <Field
          label="Price"
          unit={`${currency} a request`}
          name="price.perRequest"
          isNumeric
          defaultValue={definition?.price?.perRequest ?? ""}
          error={errors["price.perRequest"] ?? errors.price}
        />
      )}
      {pricing === "tokens" && errors.price && <FieldError id="price-error">{errors.price}</FieldError>}
      {pricing === "route" && <RouteShares {...props} />}
    </>
  );
}

function RouteShares({ definition, errors, others }: OptionPriceProps) {
  const shares = new Map((definition?.route ?? []).map(({ option, share }) => [option, share]));
  const fault = firstOf(errors, "route");
  return (
    <fieldset>
      <legend>Shares of the requests</legend>
      <div className="row2">
        {others.map(({ value, label }) => (
          <Field
            key={value}
            label={label}
            unit="%"
            name={`route.${value}`}
            isNumeric
            defaultValue={percentOf(shares.get(value))}
          />
        ))}
      </div>
      <p className="hint">The shares add up to 100 %; an option without a share is not reached.</p>
      {fault && <FieldError id="route-error">{percentFault(fault)}</FieldError>}
    </fieldset>
  );
}
