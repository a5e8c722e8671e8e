import "@fontsource-variable/source-serif-4/opsz.css";
import { GeistSans } from "geist/font/sans";

/** The class for `<html>`: it names the interface face; the serif (with optical sizes) comes with its style sheet. */
export const fonts = GeistSans.variable;
