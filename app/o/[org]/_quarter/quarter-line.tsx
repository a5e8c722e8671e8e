import type { ReactNode } from "react";
import { daysBetween } from "@/server/kernel/day";
import { formatCount } from "@/server/kernel/format";
import type { Quarter } from "@/server/kernel/quarter";
import { ContextLine } from "../../../_ui/context-line";
import { Days } from "../../../_ui/day";
import { Stepper } from "../../../_ui/stepper";
import { quarterQuery, type AskedQuarter } from "./asked-quarter";
import { PricesSwitch } from "./prices-switch";

export interface QuarterLineProps {
  readonly asked: AskedQuarter;
  /** The page's own path. */
  readonly path: string;
  /** At the right end, after the switch of prices. */
  readonly children?: ReactNode;
}

/** The quarter on screen, its days, the way to the ones beside it, and whose prices. */
export function QuarterLine({ asked, path, children }: QuarterLineProps) {
  const { quarter, label, previous, next, prices } = asked;
  const stepTo = (other: Quarter) => ({
    label: `Q${other.number}`,
    href: path + quarterQuery({ quarter: other, prices }),
  });
  return (
    <ContextLine
      push={
        <>
          <PricesSwitch asked={asked} path={path} />
          {children}
        </>
      }
    >
      <Stepper unit="quarter" current={label} previous={stepTo(previous)} next={next && stepTo(next)} />
      <span>
        <Days from={quarter.from} to={quarter.to} />, {formatCount(daysBetween(quarter.from, quarter.to))} days
      </span>
    </ContextLine>
  );
}
