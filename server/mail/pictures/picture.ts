/** A picture inside the mail: its name is its content id. Width and height in px of the page, not of the file. */
export interface Picture {
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}
