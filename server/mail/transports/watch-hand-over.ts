import type { SendMailOptions, SentMessageInfo, Transporter } from "nodemailer";

const watched = new WeakSet<object>();
/** Told once the server has said that it wants the text (354), and the text begins to flow. */
type Watcher = { readonly onHandOver?: () => void };

/**
 * Lets a mailer tell how far it came: its own errors do not, for a connection that is silent or gone is `CONN` to it at any
 * moment. Between the answer to DATA and the last answer only the server knows whether it took a letter.
 */
export function watchHandOver(mailer: Transporter<SentMessageInfo>): void {
  if (watched.has(mailer)) return;
  watched.add(mailer);
  mailer.use("stream", (mail, done) => {
    const { onHandOver } = mail.data as SendMailOptions & Watcher;
    const open = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const text = open(options);
      const pipe = text.pipe.bind(text);
      // The mailer connects the text to the line when it is asked for it, not before.
      text.pipe = (target, settings) => {
        onHandOver?.();
        return pipe(target, settings);
      };
      return text;
    };
    done();
  });
}
