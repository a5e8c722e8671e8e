/** The post: a signed review in, letters out. */
export { deliverLater, deliverLetters } from "./outbox/deliver-letters";
export { publishReview, storeReviewDocuments } from "./publish-review";
export { writeNotice, type Notice } from "./write-notice";
export { deliverPersonLetters } from "./people/deliver-person-letters";
