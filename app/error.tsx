"use client";

import "./alone.css";
import { digestOf } from "./digest-of";
import { Button } from "./_ui/button";
import { Headline } from "./_ui/headline";
import { LinkButton } from "./_ui/link-button";

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** A bug: what happened is in the log under the digest; the reader tries again. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = digestOf(error);
  return (
    <main id="main" tabIndex={-1} className="alone" role="alert">
      <Headline finding="This page could not be made." lede="Nothing was changed, and nothing you saved is lost.">
        <Button onClick={retry}>Try again</Button>
        <LinkButton href="/">Start page</LinkButton>
        {digest && <span className="muted">If you ask for help, name {digest}.</span>}
      </Headline>
    </main>
  );
}
