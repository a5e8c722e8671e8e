/** Stands in the place of `reader/start-reader` where tests are about rows in the database, not about the process that reads them. */
export { databaseError, type Reader, type Row } from "../reader/start-reader";
export { readerWithin as startReader } from "./reader-within";
