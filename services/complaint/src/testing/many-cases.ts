import { type Item, toItem } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { CASES } from './cases.ts';

const MINUTE = 60_000;
/** Over so many minutes lie the deadlines of open cases and the ends of closed ones: four weeks, and less than a day and a half of them passed. */
const [MINUTES, PASSED] = [40_000, 2_000];

/** How many persons own them. */
export const OWNERS = 50;

/**
 * One of many cases: every other one open, spread over owners and four weeks of deadlines, each with the steps that it has by then. Of the open
 * ones the first few are due for a sweep; whoever else is past their deadline was told, and nobody before it.
 */
export function caseOf(number: number, now: string, due: number): CaseFile {
  const base = number % 2 === 0 ? CASES.investigating : CASES.closed;
  const minutes = (number % MINUTES) - PASSED;
  const moment = new Date(Date.parse(now) + minutes * MINUTE).toISOString();
  const step = {
    at: now,
    act: 'acknowledge',
    by: 'officer-01',
    changed: { state: 'acknowledged', owner: 'officer-01' },
  } as const;
  const dueAt = number < 2 * due ? now : minutes > 0 ? moment : undefined;
  return {
    ...base,
    caseId: `routine:WO-${number}.1`,
    taskId: `routine:WO-${number}`,
    order: { ...base.order, orderId: `WO-${number}` },
    owner: `officer-${number % OWNERS}`,
    ...(base.state === 'closed' ? { closedAt: moment } : { concludeBy: moment, dueAt }),
    steps: Array.from({ length: 4 }, () => step),
  };
}

/** The same as it lies in the table, where nobody is to hear of it. */
export const itemOfCase = (number: number, now: string, due: number): Item =>
  toItem(COMPLAINT_CASE, caseOf(number, now, due), {
    over: undefined,
    version: Date.parse(now),
    emits: [],
    trace: { traceId: 'bench', at: now },
  });
