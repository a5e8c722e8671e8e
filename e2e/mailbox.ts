import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Mailbox {
  /** The next letter to an address that has not been taken out yet; what others get is theirs. */
  readonly next: (to: string) => Promise<ParsedMail>;
  /** How many letters came to an address. */
  readonly count: (to: string) => number;
  readonly close: () => Promise<void>;
}

/** A mail server on the port to which the app sends: it keeps what comes. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ParsedMail[] = [];
  const waiting: { readonly to: string; readonly take: (letter: ParsedMail) => void }[] = [];
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, done) => {
      // Pictures stay references: what the letter really holds is of interest, not how it would look.
      void simpleParser(stream, { keepCidLinks: true }).then((letter) => {
        const to = addressOf(letter);
        received.push(to);
        const at = waiting.findIndex((one) => one.to === to);
        if (at >= 0) waiting.splice(at, 1)[0]?.take(letter);
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
    next: (to) => {
      const at = letters.findIndex((letter) => addressOf(letter) === to);
      const [letter] = at < 0 ? [] : letters.splice(at, 1);
      return letter ? Promise.resolve(letter) : new Promise((take) => waiting.push({ to, take }));
    },
    count: (to) => received.filter((one) => one === to).length,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const addressOf = ({ to }: ParsedMail): string =>
  (Array.isArray(to) ? to : [to]).flatMap((one) => one?.value ?? [])[0]?.address ?? "";
