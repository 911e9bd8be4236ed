import { Fault } from '@huiyin/kernel';

/** Figures that cannot be: nobody counted minus three calls, or more satisfied than rated. Thrown, for a caller must be mended. */
export class ImpossibleFigures extends Fault {
  constructor(message: string) {
    super('impossible-figures', message);
    this.name = 'ImpossibleFigures';
  }
}

export function demand(isPossible: boolean, message: string): void {
  if (!isPossible) throw new ImpossibleFigures(message);
}

/** Whole numbers from 0 on. */
export function demandCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts))
    demand(Number.isSafeInteger(count) && count >= 0, `${name} is no count: ${count}`);
}

/** `part` of `whole`, both counts. */
export function demandPart(part: number, whole: number): void {
  demandCounts({ part, whole });
  demand(part <= whole, `${part} of ${whole} is more than all`);
}

/** Finite and above 0. */
export function demandPositive(figures: Readonly<Record<string, number>>): void {
  for (const [name, figure] of Object.entries(figures))
    demand(Number.isFinite(figure) && figure > 0, `${name} is not above 0: ${figure}`);
}

/** Strictly between 0 and 1, as a confidence level or a false-alarm rate is. */
export const demandBetween = (name: string, figure: number): void =>
  demand(figure > 0 && figure < 1, `${name} is not between 0 and 1: ${figure}`);
