"use client";

import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { numberText, readNumber, slideTo, slideOf, type Slide } from "./_words/number-text";

export interface NumberFieldProps {
  readonly label: ReactNode;
  readonly unit?: ReactNode;
  readonly hint?: ReactNode;
  /** Null: nothing is stated. */
  readonly value: number | null;
  readonly onValue: (value: number) => void;
  /** What an emptied field means; absent: it may not be empty. */
  readonly onEmpty?: () => void;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  /** What is shown is so many times the value: 100 for percent. */
  readonly scale?: number;
  /** A slider below, between two ends. */
  readonly slide?: Slide;
}

/** A number to type or to slide; what was typed stays as it was typed until the field is left. */
export function NumberField(props: NumberFieldProps) {
  const { label, unit, hint, value, onValue, onEmpty, min = 0, max = 1e12, isWhole, scale = 1, slide } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const shown = numberText(value, scale);

  const take = (text: string) => {
    setTyped(text);
    const read = readNumber(text, { min, max, scale, isWhole: isWhole ?? false, mayBeEmpty: onEmpty !== undefined });
    setFault(read.kind === "fault" ? read.sentence : null);
    if (read.kind === "number" && read.value !== value) onValue(read.value);
    if (read.kind === "empty") onEmpty?.();
  };

  // What was typed before the page came to life counts.
  const adopt = useRef(take);
  useEffect(() => {
    const text = input.current?.value;
    if (text !== undefined && text !== input.current?.defaultValue) adopt.current(text);
  }, []);

  return (
    <div className="slid">
      <Field
        ref={input}
        id={id}
        label={label}
        unit={unit}
        hint={hint}
        error={fault}
        isNumeric
        autoComplete="off"
        value={typed ?? shown}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          if (fault === null) setTyped(null);
        }}
      />
      {slide && (
        <input
          type="range"
          className="slider noprint"
          aria-label={`${typeof label === "string" ? label : "Value"}, slider`}
          aria-valuetext={`${shown}${typeof unit === "string" ? ` ${unit}` : ""}`}
          min={0}
          max={1000}
          step={1}
          value={slideOf(value ?? slide.from, slide)}
          onChange={(event) => {
            setTyped(null);
            setFault(null);
            onValue(slideTo(Number(event.target.value), slide, isWhole ?? false));
          }}
        />
      )}
    </div>
  );
}
