import { demandPart } from './demand.ts';
import type { Proportion } from './newcombe.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { sumOver } from './sum-over.ts';

export interface Shrunk {
  /** One for each proportion: its own share and the pooled one, weighed. */
  readonly shares: readonly number[];
  /** How many trials the pooled share counts for in each; Infinity when the shares differ by no more than chance has it. */
  readonly strength: number;
}

/**
 * Shares drawn towards the pooled one as far as they may differ by chance, (x + M p̄) / (n + M): a beta-binomial whose strength M = 1/ρ − 1
 * is found by moments, ρ = (Σ n (p − p̄)² − p̄ q̄ (k − 1)) / p̄ q̄ (Σ n − Σ n² / Σ n − k + 1): Kleinman, JASA 68 (1973) 46, weights n. Those
 * without trials get the pooled share. The pooled share counts for `strengthMin` trials at least. n/a of no trials at all.
 */
export function shrunkShares(proportions: readonly Proportion[], strengthMin = 0): Shrunk | NotAvailable {
  for (const { successes, trials } of proportions) demandPart(successes, trials);
  const seen = proportions.filter(({ trials }) => trials > 0);
  const sum = (of: (proportion: Proportion) => number) => sumOver(seen, of);
  const trials = sum((each) => each.trials);
  if (trials === 0) return NOT_AVAILABLE;
  const pooled = sum(({ successes }) => successes) / trials;
  const scatter = pooled * (1 - pooled);
  const surplus =
    sum(({ successes, trials: n }) => n * (successes / n - pooled) ** 2) - scatter * (seen.length - 1);
  const correlation =
    surplus / (scatter * (trials - sum(({ trials: n }) => n * n) / trials - seen.length + 1));
  const strength = Math.max(strengthMin, correlation > 0 ? 1 / correlation - 1 : Number.POSITIVE_INFINITY);
  const shares = proportions.map(({ successes, trials: n }) => {
    if (n === 0 || strength === Number.POSITIVE_INFINITY) return pooled;
    return (successes + strength * pooled) / (n + strength);
  });
  return { shares, strength };
}
