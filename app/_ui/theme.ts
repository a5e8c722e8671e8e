/** The person's choice; `system` follows the device. */
export type Theme = "system" | "light" | "dark";

export const THEME_COOKIE = "theme";

/** For `<html data-theme>` from the cookie: nothing where the device decides. */
export const themeOf = (cookie: string | undefined): "light" | "dark" | undefined =>
  cookie === "light" || cookie === "dark" ? cookie : undefined;
