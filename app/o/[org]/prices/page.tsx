import type { Metadata } from "next";
import Link from "next/link";
import { addQuarters, quarterLabel, quarterOf } from "@/server/kernel/quarter";
import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, publicCaller, tenantCaller } from "../../../_api/caller";
import { DataTable } from "../../../_ui/data-table";
import { Foot } from "../../../_ui/foot";
import { Headline } from "../../../_ui/headline";
import { Pagination } from "../../../_ui/pagination";
import { Section } from "../../../_ui/section";
import { ModelPrices } from "./model-prices";
import { Overrides } from "./overrides";
import { PinVersion } from "./pin-version";
import { PriceChanges } from "./price-changes";
import { PriceFilter } from "./price-filter";
import { priceCells, PRICE_COLUMNS } from "./price-table";
import { Questions } from "./questions";
import { UpperBoundNote } from "./upper-bound-note";

export const metadata: Metadata = { title: "Prices" };

const PAGE = 50;

interface PricesPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<{
    search?: string;
    provider?: string;
    all?: string;
    offset?: string;
    model?: string;
    of?: string;
  }>;
}

export default async function PricesPage({ params, searchParams }: PricesPageProps) {
  const { org } = await params;
  const asked = await searchParams;
  const path = `/o/${org}/prices`;
  const api = await tenantCaller(org);
  const offset = Math.max(0, Math.trunc(Number(asked.offset)) || 0);
  const search = (asked.search ?? "").slice(0, 100);
  const [me, prices] = await orNotFound(
    Promise.all([
      api.tenancy.whoAmI(),
      api.prices.list({
        search,
        provider: asked.provider || undefined,
        inUse: asked.all !== "1" && search === "",
        offset,
        limit: PAGE,
      }),
    ]),
    path,
  );
  const maySeeOverrides = me.abilities.includes("price-override:read");
  const start = me.organization.fiscalYearStart;
  const quarter = addQuarters(quarterOf(me.today, start), -1, start);
  const changes = maySeeOverrides ? await api.prices.changes({ quarter: quarter.key }) : null;
  const overrides = maySeeOverrides ? await api.prices.overrides() : [];
  const bounds = maySeeOverrides ? await api.prices.upperBounds({ quarter: quarter.key }) : null;
  const open = await api.prices.questions();
  const book = await api.prices.versions();
  const isOperator = await (await publicCaller()).operator.amI();
  const mayEdit = me.abilities.includes("price-override:edit");
  const history =
    asked.model && asked.of
      ? await orNotFound(api.prices.read({ provider: asked.of, model: asked.model }), path)
      : null;
  const linkTo = (change: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...(search && { search }), ...(asked.provider && { provider: asked.provider }), ...(asked.all && { all: asked.all }), ...change })}`;
  return (
    <>
      <Headline
        finding={findingOf(prices.total, search, asked.all === "1")}
        lede="An absent price is unknown, never zero. A price that was in force stays in force for its days."
      />
      {bounds && <UpperBoundNote {...bounds} period={quarterLabel(quarter, start)} />}
      {history && <ModelPrices history={history} back={linkTo({ offset: String(offset) })} />}
      <Section
        title="The book"
        aside={`Version ${prices.version}; USD per million tokens unless said, on ${formatDay(me.today)}`}
      >
        <PriceFilter
          search={search}
          provider={asked.provider ?? ""}
          providers={prices.providers}
          showsAll={asked.all === "1"}
        />
        <DataTable
          caption="Prices of models"
          columns={PRICE_COLUMNS}
          fileName="prices.csv"
          emptyText="No model of the book matches. Show all models, or search for a part of the name."
          rows={prices.lines.map((line) => ({
            id: `${line.provider}/${line.model}`,
            cells: {
              ...priceCells(line.entry),
              model: {
                show: (
                  <>
                    <Link href={linkTo({ of: line.provider, model: line.model })}>{line.model}</Link>
                    <span className="sub">
                      {line.provider}
                      {line.isOverride && ", your contract"}
                      {!line.isInForce && ", not in force today"}
                    </span>
                  </>
                ),
                value: line.model,
              },
              retires: { show: line.retiresOn ? formatDay(line.retiresOn) : "–", value: line.retiresOn },
            },
          }))}
        />
        <Pagination
          from={prices.total === 0 ? 1 : offset + 1}
          to={offset + prices.lines.length}
          total={prices.total}
          unit="models"
          previousHref={offset > 0 ? linkTo({ offset: String(Math.max(0, offset - PAGE)) }) : null}
          nextHref={offset + PAGE < prices.total ? linkTo({ offset: String(offset + PAGE) }) : null}
        />
      </Section>
      <Questions open={open} isOperator={isOperator} mayTakeForSelf={mayEdit} />
      {changes && <PriceChanges changes={changes} label={quarterLabel(quarter, start)} />}
      {maySeeOverrides && <Overrides overrides={overrides} mayEdit={mayEdit} currency={me.organization.currency} />}
      <Section
        title={book.pinned === null ? "Valued with the newest version of the book" : "Held to one version of the book"}
        aside={`Version ${prices.version}`}
      >
        <p className="muted">
          A version never changes; every valuation names its own. Prices in other currencies than{" "}
          {me.organization.currency} are converted at the <Link href={`${path}/rates`}>exchange rates</Link> of their
          days.
        </p>
        {mayEdit && <PinVersion pinned={book.pinned} versions={book.versions} />}
      </Section>
      <Foot left={`Price book ${prices.version}`} />
    </>
  );
}

/** `25 models are in use; each price is dated and has its source.` */
function findingOf(total: number, search: string, showsAll: boolean): string {
  const models = `${numberWordFirst(total)} ${total === 1 ? "model" : "models"}`;
  if (search) return `${models} of the book ${total === 1 ? "matches" : "match"} “${search}”.`;
  const where = showsAll ? "in the book" : "in use";
  return `${models} ${total === 1 ? "is" : "are"} ${where}; each price is dated and has its source.`;
}
