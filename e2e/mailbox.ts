import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Mailbox {
  /** The next letter that has not been taken out yet. */
  readonly next: () => Promise<ParsedMail>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** A mail server on the port to which the app sends: it keeps what comes. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ParsedMail[] = [];
  const waiting: ((letter: ParsedMail) => void)[] = [];
  let received = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, done) => {
      // Pictures stay references: what the letter really holds is of interest, not how it would look.
      void simpleParser(stream, { keepCidLinks: true }).then((letter) => {
        received += 1;
        const taker = waiting.shift();
        if (taker) taker(letter);
        else letters.push(letter);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(process.env.STORIES_MAIL_PORT), "127.0.0.1", resolve);
  });
  return {
    next: () => {
      const letter = letters.shift();
      return letter ? Promise.resolve(letter) : new Promise((resolve) => waiting.push(resolve));
    },
    count: () => received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
