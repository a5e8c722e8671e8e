import { Button } from "../../../_ui/button";
import { Checkbox } from "../../../_ui/checkbox";
import { Field } from "../../../_ui/field";
import { Select } from "../../../_ui/select";
import "./prices.css";

interface PriceFilterProps {
  readonly search: string;
  readonly provider: string;
  readonly providers: readonly string[];
  readonly showsAll: boolean;
}

/** A plain form that asks the page anew: what is shown lives in the address. */
export function PriceFilter({ search, provider, providers, showsAll }: PriceFilterProps) {
  return (
    <form method="get" className="acts mb16 price-filter">
      <Field label="Search" name="search" type="search" defaultValue={search} />
      <Select
        label="Provider"
        name="provider"
        defaultValue={provider}
        options={[{ value: "", label: "every provider" }, ...providers.map((one) => ({ value: one, label: one }))]}
      />
      <Checkbox label="All models, not only those in use" name="all" value="1" defaultChecked={showsAll} />
      <Button type="submit" look="second">
        Show
      </Button>
    </form>
  );
}
