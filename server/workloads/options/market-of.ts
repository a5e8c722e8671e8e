import type { Day } from "@/server/kernel/day";
import { holdsOn, modelsOf, normaliseProvider, priceAt, type BookInForce } from "@/server/pricing";
import { priceLookup } from "../price-lookup";
import type { GeneralModel, Market, TunedModel } from "../rules/option-templates/proposal";
import { machinesOn } from "./machine-lookup";

/** The book of a day as options are made of it, in the organization's currency; what has no price on that day is not in it. */
export function marketOf(book: BookInForce, day: Day, inputTokensPerRequest: number): Market {
  const lookup = priceLookup(book, day);
  const generals: GeneralModel[] = [];
  const tuned: TunedModel[] = [];
  for (const { provider, model, entries } of modelsOf(book.book.entries)) {
    const now = entries.find((entry) => holdsOn(entry, day));
    if (!now) continue;
    const found = lookup({ provider, model }, inputTokensPerRequest);
    // The organization's currency, where a rate is known.
    const entry = priceAt(book.index, { provider: normaliseProvider(provider), model, day })?.entry ?? now;
    const retiresOn = found?.retiresOn ?? now.retiresOn ?? null;
    if (/^ft:/i.test(model)) {
      const isOwn = entry.currency === book.currency;
      tuned.push({
        ...{ provider, model, price: found?.price ?? null, retiresOn },
        trainingPerMTok: isOwn ? numberOf(entry.training?.perMTok) : null,
        hostingHourly: isOwn ? numberOf(entry.hostingHourly) : null,
      });
    } else if (found)
      generals.push({
        ...{ provider, model, from: now.from, price: found.price, retiresOn },
        batchFactor: numberOf(now.batchFactor),
      });
  }
  return {
    generals,
    tuned,
    machines: machinesOn(book, day).map(({ machine, hourly }) => ({
      ...{ provider: machine.provider, name: machine.name, hourly },
      ...{ accelerator: machine.accelerator, accelerators: machine.accelerators },
    })),
  };
}

const numberOf = (price: string | undefined): number | null => (price === undefined ? null : Number(price));
