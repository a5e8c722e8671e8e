/** Written by the reception over whatever a client sent under this name: rooms further in read the address here. */
export const CLIENT_ADDRESS_HEADER = "x-quarterdeck-client-address";

/** The address of whoever asks; empty where no reception stood before (a development server, a test). */
export const addressIn = (headers: { get: (name: string) => string | null }): string =>
  headers.get(CLIENT_ADDRESS_HEADER) ?? "";
