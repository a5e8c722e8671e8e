import { isKnownProvider, normaliseProvider } from "./normalise-provider";

/** What a rule makes of an id, and whose model it then says it is. */
interface Reading {
  readonly id: string;
  readonly provider?: string;
}
/** One way in which an id is written otherwise than the book writes it. */
export interface ModelIdRule {
  readonly name: string;
  readonly weight: number;
  readonly needsAgreement?: boolean;
  read(id: string): Reading | null;
}

const replaced = (id: string, pattern: RegExp, by: string, provider?: string): Reading | null => {
  const read = id.replace(pattern, by);
  if (read === id || read === "" || read === "ft:") return null;
  return provider === undefined ? { id: read } : { id: read, provider };
};

/** Makers and organizations whose name stands before a slash in ids of hosts. */
const VENDORS: ReadonlySet<string> = new Set([
  "meta-llama",
  "meta",
  "qwen",
  "google",
  "nousresearch",
  "microsoft",
  "nvidia",
]);

/** A day or month at the end of an id: -2024-08-06, -20250929, -0613, -2411, -05-06, -09-2025, and Google's -001. */
export const SNAPSHOT_SUFFIX =
  /-(?:20\d\d-?(?:0[1-9]|1[0-2])-?(?:[0-2]\d|3[01])|(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|2[3-9](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])|(?:0[1-9]|1[0-2])-20\d\d|00\d)$/;

const CLAUDE_OLD_ORDER = /^claude-(\d)(?:[.-](\d))?-(haiku|sonnet|opus)(?![a-z])/;
const CLAUDE_NEW_ORDER = /^claude-(haiku|sonnet|opus)-(\d)(?:[.-](\d)(?!\d))?(?!\d)/;

const version = (major: string | undefined, minor: string | undefined): string =>
  minor === undefined ? String(major) : `${major}-${minor}`;

/** The rules, strongest first. Each reads an id in lower case, once; they combine. */
export const MODEL_ID_RULES: readonly ModelIdRule[] = [
  {
    name: "fine-tune",
    weight: 1,
    read: (id) => replaced(id, /^(ft:[^:]+):.*$/, "$1"),
  },
  {
    name: "azure-fine-tune",
    weight: 1,
    read: (id) => (id.startsWith("ft:") ? null : replaced(id, /^([^/]+?)\.ft-[^/]*$/, "ft:$1", "azure")),
  },
  {
    name: "provider-prefix",
    weight: 1,
    read: (id) => {
      const slash = id.indexOf("/");
      const prefix = id.slice(0, slash);
      if (slash <= 0 || !(isKnownProvider(prefix) || VENDORS.has(prefix))) return null;
      const rest = id.slice(slash + 1);
      return rest === "" ? null : { id: rest, provider: normaliseProvider(prefix) };
    },
  },
  {
    name: "resource-path",
    weight: 1,
    read: (id) => {
      const match = /(?:^|[/:])(?:models|deployments|foundation-model|inference-profile)\/([^/]+)$/.exec(id);
      if (match?.[1] === undefined) return null;
      const host = id.startsWith("accounts/fireworks/")
        ? "fireworks"
        : id.startsWith("arn:aws")
          ? "aws-bedrock"
          : /(^|\/)publishers\//.test(id)
            ? "google-vertex"
            : undefined;
      return host === undefined ? { id: match[1] } : { id: match[1], provider: host };
    },
  },
  {
    name: "region-path",
    weight: 2,
    read: (id) => replaced(id, /^(?:[a-z]{2}(?:-gov)?-[a-z]+-\d|global|converse|invoke)\//, ""),
  },
  {
    name: "data-zone",
    weight: 1,
    // Azure's zones of the United States and of Europe; a price that they do not share is no price of a data zone.
    read: (id) => replaced(id, /^(?:us|eu)\/(?=gpt-|o\d|text-embedding-)/, "data-zone/", "azure"),
  },
  {
    name: "price-outside-of-data-zone",
    weight: 10,
    read: (id) => replaced(id, /^data-zone\//, "", "azure"),
  },
  { name: "azure-name", weight: 1, read: (id) => replaced(id, /^gpt-35-/, "gpt-3.5-", "azure") },
  {
    // Endpoints of one geography cost alike, and mostly more than the global one.
    name: "bedrock-geography",
    weight: 1,
    read: (id) => replaced(id, /^(?:eu|apac|jp|au|ca|sa|in|us-gov|regional)\.(?=[a-z0-9]+\.)/, "us.", "aws-bedrock"),
  },
  {
    name: "bedrock-region",
    weight: 2,
    read: (id) =>
      replaced(id, /^(?:us|eu|apac|jp|au|ca|sa|in|global|us-gov|regional)\.(?=[a-z0-9]+\.)/, "", "aws-bedrock"),
  },
  {
    name: "bedrock-vendor",
    weight: 1,
    read: (id) =>
      replaced(
        id,
        /^(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|google|minimax|moonshot|nvidia|zai)\.(?=[a-z])/,
        "",
        "aws-bedrock",
      ),
  },
  {
    name: "bedrock-version",
    weight: 1,
    read: (id) => replaced(id, /-v\d+:\d+(?::[\dk]+)?$|(?<=^claude-.*\d)-v\d+$/, ""),
  },
  { name: "at-date", weight: 1, read: (id) => replaced(id, /@(\d{3,8})$/, "-$1", "google-vertex") },
  { name: "at-default", weight: 1, read: (id) => replaced(id, /@(?:default|latest)$/, "", "google-vertex") },
  {
    name: "display-name-of-maker",
    weight: 1,
    read: (id) => replaced(id, /^(?:anthropic|openai|google|amazon|meta|xai) (?=\S)/, ""),
  },
  {
    name: "display-name",
    weight: 1,
    read: (id) =>
      /\s/.test(id)
        ? {
            id: id
              .replace(/^[^:/]+:\s+/, "")
              .replace(/\s*\([^)]*\)/g, "")
              .trim()
              .replace(/\s+/g, "-"),
          }
        : null,
  },
  { name: "variant", weight: 2, read: (id) => replaced(id, /:(?:thinking|beta|extended|exacto)$|\[1m\]$/, "") },
  { name: "thinking-suffix", weight: 3, read: (id) => replaced(id, /(?<=^claude-.*)-thinking$/, "") },
  {
    name: "effort-suffix",
    weight: 3,
    read: (id) => replaced(id, /(?<=^(?:gpt-5|o\d|claude-\d).*)-(?:minimal|low|medium|high|xhigh)$/, ""),
  },
  {
    name: "claude-dots",
    weight: 1,
    read: (id) => (id.startsWith("claude-") ? replaced(id, /(\d)\.(\d)/, "$1-$2") : null),
  },
  {
    name: "claude-order",
    weight: 1,
    read: (id) => {
      const old = CLAUDE_OLD_ORDER.exec(id);
      if (old) return { id: `claude-${old[3]}-${version(old[1], old[2])}${id.slice(old[0].length)}` };
      const now = CLAUDE_NEW_ORDER.exec(id);
      return now ? { id: `claude-${version(now[2], now[3])}-${now[1]}${id.slice(now[0].length)}` } : null;
    },
  },
  {
    name: "latest",
    weight: 4,
    needsAgreement: true,
    read: (id) => (id.startsWith("ft:") ? null : replaced(id, /-latest$/, "")),
  },
  { name: "date", weight: 8, needsAgreement: true, read: (id) => replaced(id, SNAPSHOT_SUFFIX, "") },
];
