import type { Metadata } from "next";
import "./alone.css";
import { Headline } from "./_ui/headline";
import { LinkButton } from "./_ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="alone">
      <Headline
        finding="There is nothing at this address."
        lede="It may have moved, been removed, or belong to an organization that you are no member of."
      >
        <LinkButton look="primary" href="/o">
          Your organizations
        </LinkButton>
        <LinkButton href="/">Start page</LinkButton>
      </Headline>
    </main>
  );
}
