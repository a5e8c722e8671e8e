/** Who may import whom (docs in server/README.md). Each law that can be a rule is one. */

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "kernel-knows-nothing",
      severity: "error",
      from: { path: "^server/kernel" },
      to: { path: "^(server/(?!kernel)|app|cli|scripts)" },
    },
    {
      name: "engine-is-pure",
      severity: "error",
      from: { path: "^server/engine", pathNot: "\\.test\\.ts$" },
      to: { path: "^(server/(?!engine|kernel)|app|cli|scripts|node:)" },
    },
    {
      name: "drawings-are-pure",
      severity: "error",
      from: { path: "^server/drawings", pathNot: "\\.test\\.ts$" },
      to: { path: "^(server/(?!drawings|kernel)|app|cli|scripts|node:)" },
    },
    {
      name: "calculator-is-pure",
      comment: "It runs in the browser of someone without an account: nothing of the server may come along.",
      severity: "error",
      from: { path: "^server/calculator", pathNot: "\\.test\\.ts$" },
      to: { path: "^(server/(?!calculator|engine|what-if|drawings|kernel)|app|cli|scripts|node:)" },
    },
    {
      name: "what-if-is-pure",
      severity: "error",
      from: { path: "^server/what-if", pathNot: "\\.test\\.ts$" },
      to: { path: "^(server/(?!what-if|engine/index\\.ts$|kernel)|app|cli|scripts|node:)" },
    },
    {
      name: "rules-are-pure",
      comment: "Rules see the kernel, other rules, schemas, and the pure rooms.",
      severity: "error",
      from: { path: "^server/[^/]+/(rules|formats|feeds)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(app|cli|scripts|node:|server/(tenancy|database|environment|api|jobs|mail|intake|testing)/)" },
    },
    {
      name: "ingest-and-prices-know-no-workloads",
      severity: "error",
      from: { path: "^server/(ingest|pricing)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^server/(workloads|roi|review|mail|intake)/" },
    },
    {
      name: "mail-reads-a-snapshot",
      severity: "error",
      from: { path: "^server/mail/", pathNot: "\\.test\\.ts$" },
      to: { path: "^server/(ingest|intake|pricing|workloads|roi)/" },
    },
    {
      name: "rooms-have-doors",
      comment:
        "Other rooms see a room's index, its schema and inputs, and its router; the kernel, tenancy and testing are open.",
      severity: "error",
      from: { path: "^(server/([^/]+)|cli|scripts|app)/", pathNot: "\\.test\\.(ts|tsx)$|^scripts/(bench|nightly)" },
      to: {
        path: "^server/(ingest|pricing|workloads|engine|roi|review|mail|jobs|intake|drawings|calculator|schedule)/",
        pathNot: "^server/(?:$2/|[^/]+/(index|schema|inputs|router|wording|arithmetic)\\.ts$)",
      },
    },
    {
      name: "the-server-runs-without-next",
      comment:
        "Commands, jobs and tests load the same rooms outside of the web's server, where next/headers cannot be found; inside a request it may be loaded on demand.",
      severity: "error",
      from: { path: "^(server|cli)/" },
      to: { path: "(^|node_modules/)next/", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    {
      name: "pages-touch-no-store",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^server/[^/]+/(store|rules/)|^server/tenancy/(tenant-database|generated)" },
    },
    {
      name: "charts-alone-import-recharts",
      severity: "error",
      from: { path: "^(server|cli|scripts|app/(?!_charts))" },
      to: { path: "node_modules/recharts" },
    },
    {
      name: "no-tests-in-the-house",
      severity: "error",
      from: { pathNot: "\\.test\\.(ts|tsx)$|^(server/testing|e2e)|\\.bench\\.ts$" },
      to: { path: "\\.test\\.(ts|tsx)$|^server/testing" },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^server-only$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "generated/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
