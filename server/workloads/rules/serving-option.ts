/** One reading of a model id: the room of prices knows how hosts write them. */
export interface ModelReading {
  readonly id: string;
  readonly provider?: string;
  readonly weight: number;
  /** A dated snapshot read as its undated base. */
  readonly needsAgreement: boolean;
}
export interface ModelReader {
  readonly readingsOf: (model: string) => readonly ModelReading[];
  readonly providerOf: (name: string) => string;
}

export interface ServingOption {
  readonly key: string;
  readonly models: readonly string[];
  readonly batch: boolean;
}
export interface ServedModel {
  readonly provider: string;
  readonly model: string;
  readonly batch: boolean;
}

/**
 * The option that a model serves: the one whose ids are nearest to the reported one. A snapshot serves the option that
 * names its undated id, never the other way round. Where several name it equally well: the one that a person says is in
 * use, then the one that is a batch where the usage is, then the first.
 */
export function servingOption<Option extends ServingOption>(
  options: readonly Option[],
  served: ServedModel,
  reader: ModelReader,
  preferred: string | null,
): Option | null {
  const ranked = options
    .map((option) => ({ option, distance: nearest(option, served, reader) }))
    .filter(({ distance }) => distance !== Infinity)
    .sort(
      (left, right) =>
        left.distance - right.distance ||
        Number(right.option.key === preferred) - Number(left.option.key === preferred) ||
        Number(right.option.batch === served.batch) - Number(left.option.batch === served.batch),
    );
  return ranked[0]?.option ?? null;
}

function nearest(option: ServingOption, served: ServedModel, reader: ModelReader): number {
  return Math.min(Infinity, ...option.models.map((model) => distance(model, served, reader)));
}

function distance(named: string, { provider, model }: ServedModel, reader: ModelReader): number {
  if (named.trim().toLowerCase() === model.trim().toLowerCase()) return 0;
  const names = reader.readingsOf(named).filter((reading) => !reading.needsAgreement);
  let least = Infinity;
  for (const reported of reader.readingsOf(model))
    for (const name of names)
      if (name.id === reported.id && providersAgree(name.provider, reported.provider, reader.providerOf(provider)))
        least = Math.min(least, name.weight + reported.weight);
  return least;
}

/** A provider that the option's id names must be the one that the usage names, in its id or beside it. */
const providersAgree = (named: string | undefined, inReportedId: string | undefined, reported: string): boolean =>
  named === undefined || named === inReportedId || named === reported;
