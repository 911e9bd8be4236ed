import type { BriefingDocument, Restated } from '@huiyin/contracts';
import { KEY_FIGURES, type KeyFigure } from '@huiyin/vocabulary';
import { sorted } from './sorted.ts';

/** What a mail is remembered by: every key figure of its briefing. */
export function keyFiguresOf({
  total,
  complaints,
  population,
  levels,
}: Pick<BriefingDocument, 'total' | 'complaints' | 'population' | 'levels'>): Record<KeyFigure, number> {
  const satisfied = levels.filter((level) => level.satisfied).map(({ id }) => total.levels[id] ?? 0);
  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  return {
    closed: total.closed,
    callbacks: total.callbacks,
    notRated: total.notRated,
    satisfied: sum(satisfied),
    raised: complaints.raised,
    open: complaints.open,
    overdue: complaints.overdue,
    missedAcknowledge: complaints.missed.acknowledge,
    missedConclude: complaints.missed.conclude,
    orders: sum(population.map(({ orders }) => orders)),
    sampled: sum(population.map(({ sampled }) => sampled)),
  };
}

/** A mail that was sent: when, and which figures it had; some are missing in what earlier code remembered. */
export interface MailedFigures {
  readonly at: string;
  readonly figures?: Readonly<Record<string, number>> | undefined;
}

/** What differs now from the first mail of the period; undefined: nothing, or nobody was sent one. */
export function restatedSince(
  document: Parameters<typeof keyFiguresOf>[0],
  mails: readonly MailedFigures[],
): Restated | undefined {
  const [first] = sorted(mails, ({ at }) => at);
  const now = keyFiguresOf(document);
  const figures = KEY_FIGURES.flatMap((figure) => {
    const mailed = first?.figures?.[figure];
    return mailed === undefined || mailed === now[figure] ? [] : [{ figure, mailed, now: now[figure] }];
  });
  return first && figures.length > 0 ? { mailedAt: first.at, figures } : undefined;
}
