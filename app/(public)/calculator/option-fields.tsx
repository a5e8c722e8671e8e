"use client";

import { Segmented } from "@/app/_ui/segmented";
import type { Change, Question } from "@/server/calculator";
import type { EngineOption, EnginePrice } from "@/server/engine";
import { currencySign } from "@/server/kernel/format";
import { NumberField } from "./number-field";
import { routeWords, tokensWords } from "./_words/option-words";

interface OptionFieldsProps {
  readonly question: Question;
  readonly option: EngineOption;
  readonly change: (change: Change) => void;
}

const PER_REQUEST = { from: 0.0001, to: 1, isLogarithmic: true } as const;
const PER_MTOK = { from: 0.01, to: 100, isLogarithmic: true } as const;

/** What a month of an option costs: by request or token, by machine, or at a fixed price. */
export function RunningFields({ question, option, change }: OptionFieldsProps) {
  const { options } = question.input;
  const sign = currencySign(question.input.currency ?? "USD");
  if (option.route)
    return <p className="hint">Routes {routeWords(option, options)}; their prices are those options’ own.</p>;
  const changed = (part: Partial<EngineOption>) => change({ kind: "option", option: option.id, change: part });
  return (
    <>
      {option.price && <PriceFields question={question} price={option.price} onPrice={(price) => changed({ price })} />}
      {option.retrievalPerRequest ? (
        <NumberField
          label="Retrieval"
          unit={`${sign} a query`}
          max={1_000}
          value={option.retrievalPerRequest}
          onValue={(retrievalPerRequest) => changed({ retrievalPerRequest })}
        />
      ) : null}
      <HostingFields option={option} changed={changed} sign={sign} />
    </>
  );
}

interface PriceFieldsProps {
  readonly question: Question;
  readonly price: EnginePrice;
  readonly onPrice: (price: EnginePrice) => void;
}

const isByRequest = (price: EnginePrice): boolean => (price.perRequest ?? null) !== null;

/** The same price the other way: a request of these tokens. */
function otherWay(price: EnginePrice, { usage }: Question["input"]): EnginePrice {
  const tokens = usage.inputTokensPerRequest + usage.outputTokensPerRequest;
  if (!isByRequest(price)) {
    const whole =
      usage.inputTokensPerRequest * (price.inputPerMTok ?? 0) +
      usage.outputTokensPerRequest * (price.outputPerMTok ?? 0);
    return { perRequest: Number((whole / 1e6).toPrecision(6)) };
  }
  const perMTok = tokens > 0 ? Number((((price.perRequest ?? 0) / tokens) * 1e6).toPrecision(6)) : 0;
  return { inputPerMTok: perMTok, outputPerMTok: perMTok };
}

function PriceFields({ question, price, onPrice }: PriceFieldsProps) {
  const byRequest = isByRequest(price);
  const sign = currencySign(question.input.currency ?? "USD");
  return (
    <>
      <Segmented
        label="Price"
        options={[
          { value: "request", label: "a request" },
          { value: "token", label: "by tokens" },
        ]}
        value={byRequest ? "request" : "token"}
        onPick={(picked) => {
          if ((picked === "request") !== byRequest) onPrice(otherWay(price, question.input));
        }}
      />
      {byRequest ? (
        <NumberField
          label="Cost a request"
          unit={sign}
          max={1e6}
          value={price.perRequest ?? 0}
          slide={PER_REQUEST}
          hint={tokensWords(question.input)}
          onValue={(perRequest) => onPrice({ perRequest })}
        />
      ) : (
        <>
          <NumberField
            label="Tokens in"
            unit={`${sign} a million`}
            max={1e6}
            value={price.inputPerMTok ?? 0}
            slide={PER_MTOK}
            onValue={(inputPerMTok) => onPrice({ ...price, inputPerMTok })}
          />
          <NumberField
            label="Tokens out"
            unit={`${sign} a million`}
            max={1e6}
            value={price.outputPerMTok ?? 0}
            slide={PER_MTOK}
            onValue={(outputPerMTok) => onPrice({ ...price, outputPerMTok })}
          />
        </>
      )}
    </>
  );
}

const HOSTING = { from: 0, to: 50_000 } as const;
const HOURLY = { from: 0.1, to: 100, isLogarithmic: true } as const;

interface HostingFieldsProps {
  readonly option: EngineOption;
  readonly changed: (part: Partial<EngineOption>) => void;
  /** Of the currency. */
  readonly sign: string;
}

function HostingFields({ option, changed, sign }: HostingFieldsProps) {
  const hasMachines = (option.unitHourly ?? null) !== null;
  return (
    <>
      {hasMachines && (
        <>
          <NumberField
            label="A machine"
            unit={`${sign} an hour`}
            max={1e5}
            value={option.unitHourly ?? 0}
            slide={HOURLY}
            onValue={(unitHourly) => changed({ unitHourly })}
          />
          <NumberField
            label="It serves"
            unit="requests a second"
            min={0.0001}
            max={1e6}
            value={option.capacityRps ?? null}
            hint="Empty: one machine is enough."
            onValue={(capacityRps) => changed({ capacityRps })}
            onEmpty={() => changed({ capacityRps: null })}
          />
        </>
      )}
      {(!hasMachines || (option.monthlyFixed ?? 0) > 0) &&
        (option.hosting !== "api" || (option.monthlyFixed ?? 0) > 0) && (
          <NumberField
            label="Hosting"
            unit={`${sign} a month`}
            max={1e9}
            value={option.monthlyFixed ?? 0}
            slide={HOSTING}
            onValue={(monthlyFixed) => changed({ monthlyFixed })}
          />
        )}
    </>
  );
}
