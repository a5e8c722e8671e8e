"use client";

import { useId, type ReactNode } from "react";
import { FieldError } from "./field-frame";

export interface RadioCard {
  readonly value: string;
  readonly label: ReactNode;
  /** What it means, in one sentence. */
  readonly description?: ReactNode;
  /** What it comes to, in money: right of the label. */
  readonly result?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioCardsProps {
  readonly legend: ReactNode;
  readonly isLegendHidden?: boolean;
  readonly name: string;
  readonly options: readonly RadioCard[];
  /** Controlled with `onPick`, else `defaultValue`. */
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly onPick?: (value: string) => void;
  readonly error?: ReactNode;
}

/** A choice with consequences: every card carries its result. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, isLegendHidden, name, options, value, defaultValue, onPick, error } = props;
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={isLegendHidden ? "vh" : "mb8"}>{legend}</legend>
      <div className="pick">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.isDisabled}
              {...(onPick
                ? { checked: value === option.value, onChange: () => onPick(option.value) }
                : { defaultChecked: defaultValue === option.value })}
            />
            <span>
              {option.label}
              {option.description && <small>{option.description}</small>}
            </span>
            {option.result !== undefined && <span className="num">{option.result}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
