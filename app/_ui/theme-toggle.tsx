"use client";

import { useState } from "react";
import { Segmented } from "./segmented";
import { THEME_COOKIE, type Theme } from "./theme";

const OPTIONS = [
  { value: "system", label: "As the device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const YEAR_IN_SECONDS = 31_536_000;

function apply(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
}

/** Light, dark or as the device; kept in a cookie, so that the next page is drawn in it at once. */
export function ThemeToggle({ initial = "system" }: { initial?: Theme }) {
  const [theme, setTheme] = useState<Theme>(initial);
  return (
    <Segmented
      label="Theme"
      options={OPTIONS}
      value={theme}
      onPick={(picked) => {
        setTheme(picked);
        apply(picked);
      }}
    />
  );
}
