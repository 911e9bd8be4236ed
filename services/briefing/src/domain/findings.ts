import type { BranchConfiguration, FindingKind, Findings } from '@huiyin/contracts';
import { nameIn } from '@huiyin/vocabulary';
import type { CallbackFact } from './facts.ts';
import { satisfiedOf } from './figures.ts';
import { sorted } from './sorted.ts';
import { countOf, type Tally, under } from './tally.ts';
import { tallyOf } from './tally-callback.ts';

type Branch = Pick<BranchConfiguration, 'businessTypes' | 'levels'>;

/** A morning meeting goes through no more. */
export const FINDINGS_MAX = 15;

/** The gravest first. */
const RULES = {
  integrity: (tally) => countOf(tally, 'concern.integrity') > 0,
  'no-such-visit': (tally) => countOf(tally, 'noSuchVisit') > 0,
  complaint: (tally) => countOf(tally, 'concern.complaint') > 0,
  dissatisfied: (tally, levels) => {
    const { rated, satisfied } = satisfiedOf(under(tally, 'level'), levels);
    return rated > satisfied;
  },
  'appointment-broken': (tally) => countOf(tally, 'appointment.no') > 0,
  praised: (tally) => countOf(tally, 'praised') > 0,
  suggested: (tally) => countOf(tally, 'suggested') > 0,
} as const satisfies Record<FindingKind, (tally: Tally, levels: Branch['levels']) => boolean>;

const KINDS = Object.keys(RULES) as FindingKind[];

/** What the callbacks of a team's day found, by order: the same rules as its figures. */
export function findingsOf(callbacks: readonly CallbackFact[], branch: Branch): Findings {
  const orders = callbacks.flatMap((fact) => {
    const tally = tallyOf(fact);
    const found = KINDS.filter((kind) => RULES[kind](tally, branch.levels));
    const { orderId, businessType } = fact.order;
    return found.length > 0
      ? [{ orderId, businessType, name: nameIn(branch.businessTypes, businessType), found }]
      : [];
  });
  const gravest = ({ found }: { readonly found: readonly FindingKind[] }) =>
    Math.min(...found.map((kind) => KINDS.indexOf(kind)));
  const shown = sorted(orders, (order) => `${gravest(order)} ${order.orderId}`).slice(0, FINDINGS_MAX);
  return { orders: shown, more: orders.length - shown.length };
}
