/** For how many agents is planned, and how many households one completes, as it stands in the address. */
export interface PlanSearch {
  readonly agents?: number;
  readonly households?: number;
}

export const AGENTS_MAX = 30;
/** A branch's own figure is 2,200 to 2,500 (S0). */
export const HOUSEHOLDS = 2300;
const HOUSEHOLDS_MAX = 9999;

const countIn = (given: unknown, most: number): number | undefined =>
  typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= most ? given : undefined;

/** Whatever else stands in an address is passed over. */
export function readPlanSearch(given: Record<string, unknown>): PlanSearch {
  const [agents, households] = [
    countIn(given['agents'], AGENTS_MAX),
    countIn(given['households'], HOUSEHOLDS_MAX),
  ];
  return { ...(agents !== undefined && { agents }), ...(households !== undefined && { households }) };
}
