/** The post: a signed review in, letters out. */
export { deliverLetters } from "./outbox/deliver-letters";
export { publishReview, storeReviewDocuments } from "./publish-review";
export { writeNotice, type Notice } from "./write-notice";
