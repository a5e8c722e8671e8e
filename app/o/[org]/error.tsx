"use client";

import "../../alone.css";
import { digestOf } from "../../digest-of";
import { Button } from "../../_ui/button";
import { Headline } from "../../_ui/headline";

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** A bug on one page: the bar stays, the reader tries again or goes elsewhere. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = digestOf(error);
  return (
    <div className="alone" role="alert">
      <Headline finding="This page could not be made." lede="Nothing was changed, and nothing you saved is lost.">
        <Button onClick={retry}>Try again</Button>
        {digest && <span className="muted">If you ask for help, name {digest}.</span>}
      </Headline>
    </div>
  );
}
