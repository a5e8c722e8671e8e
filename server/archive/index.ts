export { CountedLines } from "./counted-lines";
export { pour } from "./pour";
export { readZip, type OpenZip } from "./read-zip";
export { ZipWriter, type Added } from "./write-zip";
