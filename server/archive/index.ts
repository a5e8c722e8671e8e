export { readZip, type OpenZip } from "./read-zip";
export { ZipWriter } from "./write-zip";
