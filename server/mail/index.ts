/** The post: a signed review in, letters out. */
export { deliverLetters } from "./outbox/deliver-letters";
export { publishReview } from "./publish-review";
