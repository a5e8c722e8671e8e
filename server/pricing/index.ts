export { bundledBook } from "./book/bundled-book";
export { FeedRefused, type FeedFinding, type FeedReading } from "./feeds/feed";
export { FEED_NAMES, FEEDS } from "./feeds";
export { bookFromFeeds, type FeedSnapshot } from "./rules/book-from-feeds";
export { checkBook, type BookFault } from "./rules/check-book";
export { costOf, type PricedUsage, type Valuation } from "./rules/cost-of";
export { indexBook, type BookIndex } from "./rules/index-book";
export { normaliseModelId, type ModelIdForm } from "./rules/normalise-model-id";
export { normaliseProvider } from "./rules/normalise-provider";
export { priceAt, type PriceFound, type PriceQuestion } from "./rules/price-at";
export { pricesAgree } from "./rules/prices-agree";
export {
  reconcilePrices,
  sourcesAgree,
  type PriceReason,
  type PriceVerdict,
  type Reconciled,
} from "./rules/reconcile-prices";
export {
  bookSchema,
  machineSchema,
  priceEntrySchema,
  type Book,
  type Machine,
  type PriceEntry,
  type TokenPrices,
} from "./schema";
export { bookInForce, currentBook, installationBook, loadBook, type BookInForce } from "./current-book";
export { ensureBundledBook } from "./ensure-bundled-book";
export { organizationRates } from "./rate-store";
export { rateOn, type ExchangeRates } from "./rules/exchange-rates";
export { askInside, askThrough, type Ask } from "./price-store";
export { revalueOrganization } from "./revalue-organization";
export {
  askedModel,
  askedProvider,
  priceSegments,
  segmentRates,
  type PricedKind,
  type PriceSegment,
  type SegmentRates,
} from "./rules/price-segments";
export { countedRows, countedUsage, USAGE_KEYS, usageKey } from "./counted-usage";
export { changeDays } from "./rules/change-days";
export { valueDays, type DaySelection, type ValuedDay } from "./value-days";
export { SUMMED_MONTHS, valueMonths, type MonthsToValue } from "./value-months";
export { addValues, valueUsage, type UsageOfKind, type ValuedUsage } from "./value-usage";
export { holdsOn, modelsOf } from "./rules/models-of";
export { acceptForSelf } from "./accept-for-self";
export { configuredFeeds, fetchParts } from "./fetch-parts";
export { questionsOf, type AskedPrice } from "./question-store";
export { readFeedsSetting } from "./rules/read-feeds-setting";
export { reasonWords } from "./rules/reason-words";
export { revalueAll, revalueFor } from "./revalue-for";
export { acceptPrice, declinePrice, disputePrice } from "./settle-question";
export { recordRefusedFeed, syncFeed } from "./sync-feed";
export { syncFeeds } from "./sync-feeds";
export { readBookHistory } from "./book-history";
