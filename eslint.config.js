import { readdirSync, readFileSync } from "node:fs";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Rooms and folders that stay pure: no clock, no chance, no environment, no waiting (law 1 of the house). */
const pure = [
  "server/kernel/**/*.ts",
  "server/engine/**/*.ts",
  "server/drawings/**/*.ts",
  "server/what-if/**/*.ts",
  "server/calculator/**/*.ts",
  "server/*/rules/**/*.ts",
  "server/ingest/formats/**/*.ts",
  "server/pricing/feeds/**/*.ts",
];

/** Pages that only the server draws have neither state nor hooks, and their analysis takes longer than all other rules together. */
const drawnInBrowsers = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => `app/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".tsx") && readFileSync(file, "utf8").startsWith('"use client"'))
  .map((file) => file.replace(/[[\]()*?{}!]/g, "\\$&"));

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      ".next*/**",
      ".build",
      ".data",
      "**/generated/**",
      "next-env.d.ts",
      "test-results",
      "playwright-report",
    ],
  },
  ...tseslint.configs.strict,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  { files: drawnInBrowsers, plugins: { "react-hooks": hooks }, rules: hooks.configs.recommended.rules },
  {
    files: pure,
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "AwaitExpression", message: "Pure rooms do not wait: async means I/O." },
        { selector: ":function[async=true]", message: "Pure rooms do not wait: async means I/O." },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The time is an argument." },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "The time is an argument." },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Chance is an argument." },
        { selector: "MemberExpression[object.name='process']", message: "Configuration is an argument." },
      ],
    },
  },
  {
    // What only tests use is told like a test: the naive engine is one specification, told once through.
    files: ["**/*.test.ts", "**/*.test.tsx", "**/testing/**/*.ts", "e2e/**/*.ts"],
    rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
