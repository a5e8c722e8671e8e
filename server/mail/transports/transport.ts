/** A letter as it leaves: addresses are checked, pictures carry their content ids. */
export interface OutgoingLetter {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly OutgoingAttachment[];
}

export interface OutgoingAttachment {
  readonly filename: string;
  readonly content: Uint8Array;
  readonly contentType: string;
  /** Set for a picture inside the mail. */
  readonly cid: string | null;
}

/** What became of a letter. `uncertain`: it may or may not have been taken. */
export type Fate =
  | { readonly kind: "sent" }
  | { readonly kind: "later"; readonly reason: string }
  /** `isAddress`: the server has no such mailbox, whatever the letter says. */
  | { readonly kind: "refused"; readonly reason: string; readonly isAddress: boolean }
  | { readonly kind: "uncertain"; readonly reason: string };

export interface Transport {
  readonly name: "smtp" | "outbox";
  readonly send: (letter: OutgoingLetter, file: string) => Promise<Fate>;
}
