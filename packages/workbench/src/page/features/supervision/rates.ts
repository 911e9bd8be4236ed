import type { BriefingDocument } from '@huiyin/contracts';

type Figures = BriefingDocument['total'];
type Estimate = BriefingDocument['estimates']['total'];

/** One line of the table: the branch, a team or a business type. */
export interface RateRow {
  /** Absent: the branch. */
  readonly id?: string;
  readonly callbacks: number;
  readonly satisfied: number;
  readonly rated: number;
  readonly dissatisfied: number;
  readonly notRated: number;
  readonly complaints: number;
  /** By the weights of the sample, percent; null: nobody rated. */
  readonly interval: Estimate['ofRated'];
  readonly comparisons: Estimate['comparisons'];
}

/** Fewer ratings than this say too little to be set beside others. */
const RATED_MIN = 30;
export const isFew = ({ rated }: Pick<RateRow, 'rated'>): boolean => rated < RATED_MIN;

/** Satisfied of rated, as counts: a rate is never shown without them. */
export function rateRow(
  id: string | undefined,
  { levels: counted, callbacks, notRated, complaints }: Figures,
  estimate: Estimate | undefined,
  levels: BriefingDocument['levels'],
): RateRow {
  const sum = (isSatisfied: boolean): number =>
    levels
      .filter(({ satisfied }) => satisfied === isSatisfied)
      .reduce((count, level) => count + (counted[level.id] ?? 0), 0);
  const [satisfied, dissatisfied] = [sum(true), sum(false)];
  return {
    ...(id !== undefined && { id }),
    ...{ callbacks, satisfied, dissatisfied, notRated, complaints, rated: satisfied + dissatisfied },
    interval: estimate?.ofRated ?? null,
    comparisons: estimate?.comparisons ?? [],
  };
}

/** The rows of a briefing's teams or business types, each with its estimate; those of whom nobody was rung are left out. */
export const rowsOf = (
  document: BriefingDocument,
  what: 'teams' | 'businessTypes',
): readonly (RateRow & { readonly id: string })[] => {
  const { levels, estimates } = document;
  const rows =
    what === 'teams'
      ? document.teams.map(({ team, figures }) => ({
          id: team,
          figures,
          estimate: estimates.teams.find((each) => each.team === team),
        }))
      : document.businessTypes.map(({ businessType, figures }) => ({
          id: businessType,
          figures,
          estimate: estimates.businessTypes.find((each) => each.businessType === businessType),
        }));
  return rows
    .filter(({ figures }) => figures.closed > 0)
    .map(({ id, figures, estimate }) => ({ ...rateRow(id, figures, estimate, levels), id }));
};

/** Where the scale of the intervals begins: the ten below the lowest of them, percent. */
export const scaleFrom = (rows: readonly Pick<RateRow, 'interval'>[]): number =>
  Math.max(0, Math.floor(Math.min(90, ...rows.flatMap(({ interval }) => interval?.low ?? [])) / 10) * 10);

/** What the name of a document's own figures ends in: nothing of the branch, `/team:repair-1` of a team. */
export const partOf = ({ part }: Pick<BriefingDocument, 'part'>): string =>
  part ? `/${part.of}:${part.id}` : '';
