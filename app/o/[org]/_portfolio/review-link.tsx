import Link from "next/link";
import { REVIEW_STATUS_WORDS } from "@/server/review/wording";
import type { Ability } from "@/server/tenancy/abilities";
import type { TenantOutputs } from "../_words/outputs";

interface ReviewLinkProps {
  readonly org: string;
  readonly portfolio: TenantOutputs["reviews"]["portfolio"];
  readonly abilities: readonly Ability[];
}

/** The quarter's review where there is one, else the place where it is opened. */
export function ReviewLink({ org, portfolio: { review, snapshot }, abilities }: ReviewLinkProps) {
  const href = `/o/${org}/reviews`;
  if (review)
    return <Link href={`${href}/${snapshot.quarter.key}`}>{REVIEW_STATUS_WORDS[review.status].word} review</Link>;
  return abilities.includes("review:prepare") ? <Link href={href}>Open the review</Link> : null;
}
