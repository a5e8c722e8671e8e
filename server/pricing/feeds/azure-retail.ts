import { isDay, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { azureEntries, slotOf, type AzurePrices } from "./azure-entries";
import { readAzureMeter, type AzureMeter } from "./azure-meter";
import { FeedRefused, type FeedReading } from "./feed";
import { PriceReader } from "./read-price";
import { isObject, strictJson, type Json, type JsonObject } from "./strict-json";

/** How many units one published price buys, and of what: `1K`, `1M`, `1 Hour`, `1/Hour`. */
const UNIT = /^1(K|M)?(?: ?tokens?)?$|^1 ?\/? ?hour$/i;

/** What the items say one slot of a model costs from a day on; `isPrimary`: of the region that Azure bills by. */
interface Told {
  readonly meterName: string;
  readonly price: string;
  readonly isPrimary: boolean;
}
type Slots = Map<string, Told[]>;

/**
 * Reads pages of Azure's retail prices (`Items`): any currency, per 1K, 1M or hour, dated by `effectiveStartDate`. Global
 * consumption meters of models become entries, those of a data zone entries of the model `data-zone/…`; regions and
 * reservations are findings. Meters of one model, day and currency that ask different prices are a finding, and none is taken.
 */
export function readAzureRetail(text: string, asOf: Day): FeedReading {
  const { value, findings } = strictJson(text);
  const pages = Array.isArray(value) ? value : [value];
  const items = pages.flatMap((page) => (isObject(page) && Array.isArray(page.Items) ? page.Items : []));
  if (items.length === 0) throw new FeedRefused("not-this-feed", "Azure's file holds its prices under Items.", "top");
  const reader = new PriceReader(1);
  const told = new Map<string, { model: string; from: Day | null; currency: string; slots: Slots }>();
  items.forEach((item, at) => {
    const read = readItem(item, at, reader);
    if (!read) return;
    const { model, from, currency, slot, ...one } = read;
    const key = [model, from ?? "", currency].join("\n");
    const priced = told.get(key) ?? { model, from, currency, slots: new Map<string, Told[]>() };
    told.set(key, priced);
    priced.slots.set(slot, [...(priced.slots.get(slot) ?? []), one]);
  });
  const prices = [...told.values()].map((one): AzurePrices => ({ ...one, slots: agreed(one, reader) }));
  return { entries: azureEntries(prices, asOf), findings: [...findings, ...reader.findings] };
}

interface ReadItem extends Told {
  readonly model: string;
  readonly from: Day | null;
  readonly currency: string;
  readonly slot: string;
}

function readItem(item: Json, at: number, reader: PriceReader): ReadItem | null {
  const fields: JsonObject = isObject(item) ? item : {};
  const { meterName, unitOfMeasure, currencyCode, effectiveStartDate, type, productName } = fields;
  const leaveOut = (code: string, place: string, message: string): null => {
    reader.find(code, place, message);
    return null;
  };
  if (typeof meterName !== "string" || typeof unitOfMeasure !== "string" || typeof currencyCode !== "string")
    return leaveOut("not-a-meter", `Items[${at}]`, `Item ${at + 1} has no meterName, unitOfMeasure and currencyCode.`);
  if (type !== undefined && type !== "Consumption") return null;
  const meter = readAzureMeter(meterName, typeof productName === "string" ? productName : "");
  const size = UNIT.exec(unitOfMeasure.trim());
  const slot = meter && size ? slotOf(meter, /hour/i.test(unitOfMeasure)) : null;
  if (!meter || slot === null)
    return leaveOut(
      "unknown-meter",
      meterName,
      `"${meterName}" (${unitOfMeasure}) is no model meter that is understood.`,
    );
  if (meter.scope === "region")
    return leaveOut(
      "other-scope",
      meterName,
      `"${meterName}" is sold in a region; the book keeps prices of the globe and of data zones.`,
    );
  if (typeof fields.tierMinimumUnits === "number" && fields.tierMinimumUnits > 0)
    return leaveOut(
      "volume-price",
      meterName,
      `"${meterName}" has another price from ${fields.tierMinimumUnits} units on; the first one is kept.`,
    );
  const from = typeof effectiveStartDate === "string" ? effectiveStartDate.slice(0, 10) : null;
  if (from !== null && !isDay(from))
    return leaveOut("not-a-day", meterName, `"${meterName}": effectiveStartDate is not a day (YYYY-MM-DD).`);
  const model = modelOf(meter);
  const factor = /hour/i.test(unitOfMeasure) ? 1 : size?.[1] === undefined ? 1_000_000 : /k/i.test(size[1]) ? 1_000 : 1;
  const price = reader.price(fields.retailPrice ?? fields.unitPrice, `${model} › ${meterName}`, factor);
  if (price === undefined) return null;
  const isPrimary = fields.isPrimaryMeterRegion === true;
  return { model, from, currency: currencyCode, slot, meterName, price, isPrimary };
}

/** Usage in a data zone is asked for under a name of its own, for it costs more than the globe's. */
const modelOf = ({ model, scope }: AzureMeter): string => (scope === "data zone" ? `data-zone/${model}` : model);

/** One price a slot: what all items say, else what those of the billing region say; `null` where they differ. */
function agreed(
  { model, from, currency, slots }: { model: string; from: Day | null; currency: string; slots: Slots },
  reader: PriceReader,
): ReadonlyMap<string, string | null> {
  return new Map(
    [...slots].map(([slot, all]) => {
      const primary = all.filter(({ isPrimary }) => isPrimary);
      const prices = distinct(distinct(all).length > 1 && primary.length > 0 ? primary : all);
      const [only] = prices;
      if (prices.length === 1 && only !== undefined) return [slot, only];
      const meters = [...new Set(all.map(({ meterName }) => meterName))].sort();
      const named = meters.map((name) => `"${name}"`).join(", ");
      reader.find(
        "prices-differ",
        `${model} › ${meters.join(", ")}`,
        `${model}: ${named} ${from === null ? "" : `from ${from} `}at ${prices.join(" and ")} ${currency}; none of them is taken.`,
      );
      return [slot, null];
    }),
  );
}

const distinct = (told: readonly Told[]): string[] =>
  [...new Set(told.map(({ price }) => price))].sort((left, right) => new Decimal(left).comparedTo(right));
