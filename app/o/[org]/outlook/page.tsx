import type { Metadata } from "next";
import { Suspense } from "react";
import { outlookHeadline, versionsWords } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { Foot } from "../../../_ui/foot";
import { Headline } from "../../../_ui/headline";
import { LoadingPage } from "../../../_ui/loading-bars";
import { quarterQuery, type QuarterSearch } from "../_quarter/asked-quarter";
import { QuarterLine } from "../_quarter/quarter-line";
import { readAsked, type Asked } from "../_quarter/read-asked";
import { Exposure } from "./exposure";
import { Moves } from "./moves";
import { Routers } from "./routers";
import "./outlook.css";

export const metadata: Metadata = { title: "Outlook" };

interface OutlookPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<QuarterSearch>;
}

export default async function OutlookPage(props: OutlookPageProps) {
  const asked = await readAsked(props, "/outlook");
  return (
    <Suspense fallback={<LoadingPage label="Asking what may change" />}>
      <Outlook {...asked} />
    </Suspense>
  );
}

async function Outlook({ org, me, asked }: Asked) {
  const path = `/o/${org}/outlook`;
  const api = await tenantCaller(org);
  const outlook = await orNotFound(api.reviews.outlook({ quarter: asked.quarter.key, prices: asked.prices }), path);
  const query = quarterQuery(asked);
  const hrefOf = (id: string) => `/o/${org}/workloads/${id}${query}`;
  return (
    <>
      <QuarterLine asked={asked} path={path} />
      <Headline
        finding={outlookHeadline(outlook.exposure, outlook.routers.length, outlook.currency)}
        lede="What the next two quarters may change: what is switched off, what a smaller model could take, and what would have to be true for a workload to move."
      />
      <Exposure outlook={outlook} today={me.today} hrefOf={hrefOf} />
      <Routers outlook={outlook} hrefOf={hrefOf} />
      <Moves outlook={outlook} hrefOf={hrefOf} />
      <Foot left={versionsWords(outlook.versions)} />
    </>
  );
}
