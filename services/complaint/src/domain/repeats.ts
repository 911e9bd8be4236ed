import { type Day, dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration, LinkedCase } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import { graverOf } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { relimited } from './severity.ts';

/** A case among those of its customer, and what it is about. */
export interface MatterOfCase extends LinkedCase {
  readonly matters: readonly string[];
}

/** The newest cases of one customer under one of their keyed hashes, by which another about the same matter is found. */
export interface CustomerCases {
  readonly customerKey: string;
  /** The newest first; none once the customer is forgotten. */
  readonly cases: readonly MatterOfCase[];
  /** Nothing of it counts from this moment on. */
  readonly until: Instant;
}

/** So many cases of a customer are remembered, so that one more costs the same whatever came before. */
const CASES_MAX = 20;
/** So many are linked with one case: with those before it as many come after, unless all of one moment. */
const LINKED_MAX = 2 * CASES_MAX;
const DAY_MILLISECONDS = 86_400_000;

/** What two cases have in common that are about the same matter: their category, or kind and order. */
export const mattersOf = ({ category, kind, order, taskId }: CaseFile): readonly string[] => [
  ...(category === undefined ? [] : [`category:${category}`]),
  // In the place of an order that it is not about stands the request itself, which no other case is about.
  ...(order.orderId === taskId ? [] : [`${kind}:${order.orderId}`]),
];

/** A customer's cases with this one as it is now, and those of them about the same matter within so many days of it, the earliest first. */
export function enterCase(
  found: CustomerCases | undefined,
  customerKey: string,
  entered: MatterOfCase,
  days: number,
): { readonly next: CustomerCases; readonly repeats: readonly LinkedCase[] } {
  const others = (found?.cases ?? []).filter(({ caseId }) => caseId !== entered.caseId);
  const all = [...others, entered].toSorted(
    (a, b) => compareText(b.raisedAt, a.raisedAt) || compareText(a.caseId, b.caseId),
  );
  const newest = all[0]?.raisedAt ?? entered.raisedAt;
  const isWithin = (a: LinkedCase, b: LinkedCase) =>
    Math.abs(Date.parse(a.raisedAt) - Date.parse(b.raisedAt)) <= days * DAY_MILLISECONDS;
  return {
    next: {
      customerKey,
      cases: all.filter((each) => isWithin(each, { ...each, raisedAt: newest })).slice(0, CASES_MAX),
      until: new Date(Date.parse(newest) + days * DAY_MILLISECONDS).toISOString(),
    },
    repeats: others
      .filter(
        (each) => isWithin(each, entered) && each.matters.some((matter) => entered.matters.includes(matter)),
      )
      .map(({ caseId, raisedAt }) => ({ caseId, raisedAt }))
      .toSorted(byReceipt),
  };
}

/**
 * The same without the cases that came before the customer was forgotten, nor this one, which is about an order from before; to be
 * dropped when none is left.
 */
export function withoutForgotten(
  { cases, ...found }: CustomerCases,
  forgottenAt: Instant,
  caseId?: string,
): CustomerCases {
  const left = cases.filter((each) => each.raisedAt > forgottenAt && each.caseId !== caseId);
  return { ...found, cases: left, until: left.length === 0 ? forgottenAt : found.until };
}

/** The hashes under which cases may lie that this one repeats: also that of the year before, where the period reaches back into it. */
export function hashesOfRepeats(
  { customer, order, raisedAt }: Pick<CaseFile, 'customer' | 'order' | 'raisedAt'>,
  { complaints, zone }: BranchConfiguration,
): readonly string[] {
  if (!customer) return [];
  const { customerKey, earlierKey } = customer;
  const reach = new Date(Date.parse(raisedAt) - complaints.repeats.days * DAY_MILLISECONDS).toISOString();
  const isOfYear = yearOf(dayOf(reach, zone)) >= yearOf(order.countedDay);
  return isOfYear || earlierKey === undefined ? [customerKey] : [customerKey, earlierKey];
}

const yearOf = (day: Day): string => day.slice(0, 'YYYY'.length);

/** A case with others of the same customer and matter linked, each once. */
export function linkRepeats(found: CaseFile, repeats: readonly LinkedCase[], at: Instant): CaseFile {
  const linked = [...found.linked, ...newAmong(found, repeats)].toSorted(byReceipt);
  return { ...found, linked, repeats: linked.length, changedAt: at };
}

/** A case that escalates is important, if it was ordinary; its limits run since it was received. */
export function escalate(
  found: CaseFile,
  linked: CaseFile,
  at: Instant,
  branch: BranchConfiguration,
): CaseFile {
  const escalated = { ...linked, escalatedAt: at, class: graverOf(found.class, 'important') };
  return escalated.class === found.class ? escalated : relimited(found, escalated, branch);
}

/** Those of them that are not linked yet, as many as a case may have. */
export const newAmong = (
  { caseId, linked }: Pick<CaseFile, 'caseId' | 'linked'>,
  repeats: readonly LinkedCase[],
): readonly LinkedCase[] =>
  repeats
    .filter((each) => each.caseId !== caseId && linked.every((known) => known.caseId !== each.caseId))
    .slice(0, LINKED_MAX - linked.length);

/** Does an open case escalate with these, which it has not done yet? */
export const escalatesWith = (
  found: CaseFile,
  repeats: readonly LinkedCase[],
  { complaints }: BranchConfiguration,
): boolean =>
  found.state !== 'closed' &&
  found.escalatedAt === undefined &&
  1 + found.linked.length + newAmong(found, repeats).length >= complaints.repeats.escalateAt;

const byReceipt = (a: LinkedCase, b: LinkedCase): number =>
  compareText(a.raisedAt, b.raisedAt) || compareText(a.caseId, b.caseId);
