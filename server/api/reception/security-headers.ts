/**
 * What a page may load and run: only what the installation itself serves, and of scripts in the page only those that carry the
 * nonce of this one answer. Styles may stand in the page: React and the charts write them as attributes, and none runs.
 */
export function contentPolicy(nonce: string, isTls: boolean): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...directives, ...(isTls ? ["upgrade-insecure-requests"] : [])].join("; ");
}

/** For a stored document that is shown as it is: it runs nothing, loads nothing and has no origin. */
export const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-popups";

/** A browser that came over TLS once comes over TLS for two years, to the names below too. */
export const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** What a browser forgets when somebody signs out: pages that it kept, and what they kept. The session's cookie ends by itself. */
export const CLEARED_AT_SIGN_OUT = '"cache", "storage"';
