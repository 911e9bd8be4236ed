import { type BriefingDocument, concern } from '@huiyin/contracts';
import type { Row, Sheet } from './sheet.ts';
import type { Speech, Word } from './words.ts';

/** The cases: what came in, what was closed and how, what is still open. */
export function complaintSheet({ complaints }: BriefingDocument, { say, concern: about }: Speech): Sheet {
  const { raised, closed, open } = complaints;
  const count = (word: Word, value: number): Row => ({ cells: [say(word), { count: value }] });
  const byConcern = concern.options.flatMap((code): Row[] => {
    const value = complaints.byConcern[code];
    return value ? [{ cells: [`· ${about(code)}`, { count: value }] }] : [];
  });
  return {
    title: say('complaints'),
    columns: [say('measure'), say('value')],
    rows:
      raised + closed + open === 0
        ? []
        : [
            count('raised', raised),
            ...byConcern,
            count('major', complaints.byClass.major),
            count('reopened', complaints.reopened),
            count('closedCases', closed),
            count('closedUnreachable', complaints.closedUnreachable),
            count('valid', complaints.valid),
            count('responsible', complaints.responsible),
            { cells: [say('solvedRate'), { percent: complaints.solvedRate }] },
            { cells: [say('satisfiedRate'), { percent: complaints.satisfiedRate }] },
            count('open', open),
            count('overdue', complaints.overdue),
          ],
    notes: [],
    isNarrow: true,
  };
}
