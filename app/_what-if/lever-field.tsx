"use client";

import { memo, useEffect, useId, useRef, useState } from "react";
import type { ChangeValue, Lever } from "@/server/what-if";
import { placeName, placeValue } from "@/server/review/wording";
import { Checkbox } from "../_ui/checkbox";
import { FieldError } from "../_ui/field-frame";
import { placeOf, readTyped, SLIDER, typedOf, valueOf } from "./lever-scale";

export interface LeverFieldProps {
  readonly lever: Lever;
  /** What is supposed; `undefined`: nothing, it is as it is. */
  readonly supposed: ChangeValue | undefined;
  readonly onSet: (path: string, value: ChangeValue) => void;
  readonly onReset: (path: string) => void;
  readonly labelOf: (option: string) => string;
  readonly currency: string;
  readonly fault: string | undefined;
}

const UNITS: Readonly<Record<Lever["unit"], string>> = {
  ...{ count: "", share: "%", money: "", milliseconds: "ms", factor: "×", months: "months", "yes-or-no": "" },
};

/** One thing to suppose: a number with a slider, or a yes. What was changed is marked and can be taken back. */
export const LeverField = memo(function LeverField(props: LeverFieldProps) {
  const { lever, supposed, onReset, labelOf, currency } = props;
  const isChanged = supposed !== undefined && supposed !== lever.now;
  const name = placeName(lever.path, labelOf);
  return (
    <div className={`lever${isChanged ? " is-changed" : ""}`}>
      {lever.unit === "yes-or-no" ? (
        <Checkbox
          label={name}
          checked={(supposed ?? lever.now) === true}
          onChange={(event) => props.onSet(lever.path, event.target.checked)}
        />
      ) : (
        <NumberLever {...props} name={name} />
      )}
      {isChanged && (
        <p className="lever-was">
          now {placeValue(lever.path, lever.now, currency)}{" "}
          <button
            type="button"
            className="linklike"
            onClick={() => onReset(lever.path)}
            aria-label={`Take back: ${name}`}
          >
            Take back
          </button>
        </p>
      )}
    </div>
  );
});

function NumberLever({
  lever,
  supposed,
  onSet: setAt,
  currency,
  fault,
  name,
}: LeverFieldProps & { readonly name: string }) {
  const onSet = (value: ChangeValue) => setAt(lever.path, value);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const value = supposed === undefined ? lever.now : supposed;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? typedOf(lever.unit, value);
  const typed = draft === null ? null : readTyped(lever.unit, draft);
  const isBelow = (read: number | null) => lever.path.startsWith("factor.") && read !== null && read < 0;
  const problem = Number.isNaN(typed) ? "Write a number." : isBelow(typed) ? "Write 0 or more." : fault;

  const type = (text: string) => {
    setDraft(text);
    const read = readTyped(lever.unit, text);
    if (read !== null && Number.isFinite(read) && !isBelow(read)) onSet(read);
    else if (read === null && lever.group === "requirements") onSet(null);
  };
  // What was typed before the page came alive counts.
  useEffect(() => {
    const there = field.current?.value;
    if (there !== undefined && there !== shown) type(there);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page comes alive
  }, []);

  const unit = lever.unit === "money" ? currency : UNITS[lever.unit];
  return (
    <>
      <div className="lever-top">
        <label htmlFor={id}>{name}</label>
        <span className="lever-in">
          <input
            ref={field}
            id={id}
            className="in num"
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            placeholder={lever.now === null ? "not stated" : undefined}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-error` : undefined}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setDraft(null)}
          />
          {unit && <span className="unit">{unit}</span>}
        </span>
      </div>
      {typeof value === "number" && (
        <input
          type="range"
          min={0}
          max={SLIDER}
          value={placeOf(lever, value)}
          aria-label={`${name}, slider`}
          aria-valuetext={placeValue(lever.path, value, currency)}
          onChange={(event) => {
            setDraft(null);
            onSet(valueOf(lever, Number(event.target.value)));
          }}
        />
      )}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </>
  );
}
