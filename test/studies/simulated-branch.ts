import { drawBinomial, type Random, type RatedStratum } from '@huiyin/statistics';

/** The finished orders of one business type and team in a month, and what their customers think. */
export interface Cell {
  readonly businessType: string;
  readonly team: string;
  readonly orders: number;
  readonly satisfied: number;
  /** Chance of an order to be drawn, as the policy has it. */
  readonly rate: number;
}

/** The chance that a customer who is called gives a rating. */
export type Response = (cell: Cell, isSatisfied: boolean) => number;

const BUSINESS_TYPES = [
  { businessType: 'ignition', orders: 900, rate: 0.5, share: 0.95 },
  { businessType: 'pipe-alteration', orders: 300, rate: 1, share: 0.8 },
  { businessType: 'safety-inspection', orders: 4200, rate: 0.15, share: 0.99 },
  { businessType: 'repair', orders: 700, rate: 1, share: 0.85 },
  { businessType: 'meter-reading', orders: 5200, rate: 0.15, share: 0.995 },
  { businessType: 'counter', orders: 2400, rate: 0.3, share: 0.985 },
];

/** Teams, the share of orders that they serve, and how much likelier their customers are dissatisfied. */
const TEAMS = [
  { team: 'first', part: 0.45, factor: 0.8 },
  { team: 'second', part: 0.35, factor: 1 },
  { team: 'third', part: 0.2, factor: 1.6 },
];

/** A branch with rates of 15 to 100 % and teams that differ; 13,700 orders a month. */
export const BRANCH: readonly Cell[] = BUSINESS_TYPES.flatMap(({ businessType, orders, rate, share }) =>
  TEAMS.map(({ team, part, factor }) => {
    const own = Math.round(orders * part);
    return { businessType, team, rate, orders: own, satisfied: own - Math.round(own * (1 - share) * factor) };
  }),
);

/** What a month's sample brought in, cell by cell. */
export interface SampledCell extends Cell {
  readonly stratum: RatedStratum;
}

/** Draws each order by its rate, as sampling does it, and rings. */
export const drawMonth = (random: Random, branch: readonly Cell[], response: Response): SampledCell[] =>
  branch.map((cell) => {
    const content = drawBinomial(random, cell.satisfied, cell.rate);
    const discontent = drawBinomial(random, cell.orders - cell.satisfied, cell.rate);
    const satisfied = drawBinomial(random, content, response(cell, true));
    const dissatisfied = drawBinomial(random, discontent, response(cell, false));
    const rated = satisfied + dissatisfied;
    return { ...cell, stratum: { population: cell.orders, sampled: content + discontent, rated, satisfied } };
  });

/** The true share of satisfied customers. */
export const truthOf = (cells: readonly Cell[]): number =>
  cells.reduce((total, { satisfied }) => total + satisfied, 0) /
  cells.reduce((total, { orders }) => total + orders, 0);
