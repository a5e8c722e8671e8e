/**
 * Where a model is sold at another price for staying there: what of a region a price depends on, and nothing more, so that usage is
 * not parted by regions of one price. Azure bills its data zones by meters of their own; Bedrock writes geographies into the model's id.
 */
export const zoneOf = ({ provider, region }: { readonly provider: string; readonly region: string }): string =>
  provider === "azure" && region === "data-zone" ? "data-zone" : "";

/** The same over columns of labels, as SQL. */
export const zoneSql = (provider: string, region: string): string =>
  `CASE WHEN ${provider} = 'azure' AND ${region} = 'data-zone' THEN 'data-zone' ELSE '' END`;
