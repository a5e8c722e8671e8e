/** Packages that bring native code, workers or files of their own are loaded from node_modules as they are. */
const serverExternalPackages = [
  "@duckdb/node-api",
  "@prisma/client",
  "@react-pdf/renderer",
  "@resvg/resvg-js",
  "graphile-worker",
  "nodemailer",
  "pg",
  "pg-copy-streams",
];

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  // Tests build beside a running server.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages,
  images: { unoptimized: true },
  // `npm test` checks types and lint over the whole house, not only what Next sees.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/o/:path*", headers: [{ key: "Cache-Control", value: "private, no-store" }] },
    {
      source: "/r/:path*",
      headers: [
        { key: "Cache-Control", value: "private, no-store" },
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    },
  ],
};

export default config;
