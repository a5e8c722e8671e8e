"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { policyEffectHeadline } from "@/server/review/wording";
import { faultOf } from "../../../../_api/fault";
import { useTenant } from "../../../../_api/tenant-client";
import { EffectTable } from "./effect-table";

interface LiveEffectProps {
  /** Everything that would differ from the defaults; `null`: nothing else is typed than what is in force. */
  readonly thresholds: Readonly<Record<string, unknown>> | null;
  /** What is tried. */
  readonly words: string;
  readonly quarter: { readonly key: string; readonly label: string };
}

const REST_MILLISECONDS = 250;

/** What is typed, once it rests: not every key is a question to the server. */
function useRested<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as Value), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Which workloads would be told something else, counted anew as the value is typed. */
export function LiveEffect({ thresholds, words, quarter }: LiveEffectProps) {
  const api = useTenant();
  const asked = useRested(thresholds);
  const { data, error, isFetching } = useQuery({
    ...api.policy.effect.queryOptions({ thresholds: asked ?? {}, quarter: quarter.key }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  if (thresholds === null || asked === null)
    return <p className="muted live-effect">Type another value to see which workloads it would change.</p>;
  return (
    <div className="live-effect" aria-busy={isFetching}>
      <div role="status">
        <h3>
          {error
            ? "That is no value it can have"
            : data
              ? policyEffectHeadline(data.changed.length, data.asked)
              : "Counting …"}
        </h3>
        <p className="small muted">
          {error ? faultOf(error).message : `${words}. Usage and prices of ${quarter.label}.`}
        </p>
      </div>
      {!error && data && data.changed.length > 0 && (
        <EffectTable effect={data} names={["In force", "With this"]} fileName="policy-effect.csv" />
      )}
    </div>
  );
}
