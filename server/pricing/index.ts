export { bundledBook } from "./book/bundled-book";
export { FeedRefused, type FeedFinding, type FeedReading } from "./feeds/feed";
export { FEED_NAMES, FEEDS } from "./feeds";
export { bookFromFeeds, type FeedSnapshot } from "./rules/book-from-feeds";
export { costOf, type PricedUsage, type Valuation } from "./rules/cost-of";
export { indexBook, type BookIndex } from "./rules/index-book";
export { normaliseModelId, type ModelIdForm } from "./rules/normalise-model-id";
export { normaliseProvider } from "./rules/normalise-provider";
export { priceAt, type PriceFound, type PriceQuestion } from "./rules/price-at";
export {
  bookSchema,
  machineSchema,
  priceEntrySchema,
  type Book,
  type Machine,
  type PriceEntry,
  type TokenPrices,
} from "./schema";
