/**
 * An input that knows whether anybody looked at it. A door that answers without looking gives the same answer to every input:
 * asking it once stands for all of them.
 */
export function unreadInput(): { readonly input: object; readonly wasRead: () => boolean } {
  let isRead = false;
  const look = (): never => {
    isRead = true;
    throw new Error("the input was read");
  };
  const input = new Proxy(
    {},
    { get: look, has: look, ownKeys: look, getOwnPropertyDescriptor: look, getPrototypeOf: look },
  );
  return { input, wasRead: () => isRead };
}
