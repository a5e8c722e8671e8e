const NEWLINE = 10;

/** Passes on what PostgreSQL's COPY writes, a line a row, and counts the rows meanwhile. */
export class CountedLines {
  count = 0;

  async *of(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const bytes of chunks) {
      for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.count += 1;
      yield bytes;
    }
  }
}
