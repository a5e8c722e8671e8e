import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

/** The serif with its optical sizes, Latin letters; loaded ahead of the page, because every headline is set in it. */
const serif = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  variable: "--font-serif",
  weight: "200 900",
  display: "swap",
  adjustFontFallback: false,
});

/** The classes for `<html>` that name the two faces. */
export const fonts = `${GeistSans.variable} ${serif.variable}`;
