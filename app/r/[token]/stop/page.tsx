import type { Metadata } from "next";
import { orNotFound, publicCaller } from "../../../_api/caller";
import { Bar } from "../../../_ui/bar";
import { Button } from "../../../_ui/button";
import { Headline } from "../../../_ui/headline";
import { Note } from "../../../_ui/note";

export const metadata: Metadata = { title: "Stop these mails", referrer: "no-referrer", robots: { index: false } };

interface StopPageProps {
  readonly params: Promise<{ token: string }>;
  readonly searchParams: Promise<{ done?: string }>;
}

/** A question first: programs that follow links in mails must not end them. One-click readers post at once (RFC 8058). */
export default async function StopPage({ params, searchParams }: StopPageProps) {
  const token = decodeURIComponent((await params).token);
  const { done } = await searchParams;
  const api = await publicCaller();
  const { recipient, whole } = await orNotFound(api.shared.read({ token }), "/");
  const { name } = whole.snapshot.organization;
  return (
    <>
      <Bar />
      <main id="main">
        <Headline
          finding={done ? "You get no more of these mails." : `Stop ${name}'s quarterly review?`}
          lede={done ? undefined : `${recipient} would get nothing more, not even what is on its way.`}
        />
        {done ? (
          <Note title="Done">Whoever prepares the review at {name} can add you again.</Note>
        ) : (
          <form method="post" action={`/r/${encodeURIComponent(token)}/stop/now`}>
            <Button type="submit">Stop these mails</Button>
          </form>
        )}
      </main>
    </>
  );
}
