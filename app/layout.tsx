import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { fonts } from "./_ui/fonts";
import { THEME_COOKIE, themeOf } from "./_ui/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Quarterdeck", template: "%s · Quarterdeck" },
  description: "The quarterly review of an organization's AI model portfolio.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FAFBFB" },
    { media: "(prefers-color-scheme: dark)", color: "#0D1720" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={fonts} data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
