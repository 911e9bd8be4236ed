import type { BriefingDocument, Restated } from '@huiyin/contracts';
import { KEY_FIGURES, type KeyFigure } from '@huiyin/vocabulary';

/** By name; some are missing in what earlier code remembered. */
type Known = Readonly<Record<string, number>>;

/** What a mailed briefing is remembered by, however often it is restated. */
export interface MailedBriefing {
  readonly kind: BriefingDocument['period']['kind'];
  readonly period: string;
  /** What came later is not in it. */
  readonly countedUntil: string;
  readonly snapshot: string;
  /** What its readers knew before they were told by `told.by`. */
  readonly figures: Known;
  /** The last briefing that told them what had changed, and what they know since. */
  readonly told?: { readonly by: string; readonly figures: Known } | undefined;
}

/** The key figures of a briefing. */
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
    valid: complaints.valid,
    responsible: complaints.responsible,
    orders: sum(population.map(({ orders }) => orders)),
    sampled: sum(population.map(({ sampled }) => sampled)),
  };
}

/** What its readers know who read every briefing before this one: a briefing that is written again tells the same. */
const knownBefore = ({ figures, told }: MailedBriefing, by: string): Known =>
  told && told.by !== by ? told.figures : figures;

/** What changed since its readers were last told before this briefing; without one, since it was mailed. Undefined: nothing. */
export function restatedSince(
  mailed: MailedBriefing,
  now: Readonly<Record<KeyFigure, number>>,
  by?: string,
): Restated | undefined {
  const { period, countedUntil, snapshot } = mailed;
  const known = by === undefined ? mailed.figures : knownBefore(mailed, by);
  const figures = KEY_FIGURES.flatMap((figure) => {
    const before = known[figure];
    return before === undefined || before === now[figure]
      ? []
      : [{ figure, known: before, now: now[figure] }];
  });
  if (figures.length === 0) return undefined;
  const more = (figure: KeyFigure): number => Math.max(0, now[figure] - (known[figure] ?? now[figure]));
  const late = { tasks: more('closed'), orders: more('orders'), cases: more('raised') };
  return { period, countedUntil, snapshot, figures, late };
}

/** The same once its readers were told these figures by this briefing. It grows no larger, however often that happens. */
export const toldBy = (
  mailed: MailedBriefing,
  by: string,
  figures: Readonly<Record<KeyFigure, number>>,
): MailedBriefing => ({ ...mailed, figures: knownBefore(mailed, by), told: { by, figures } });
