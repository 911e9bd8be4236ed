import type { BriefingDocument } from '@huiyin/contracts';
import { CONCERNS } from '@huiyin/vocabulary';
import type { Word, Words } from '../text/words.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** The cases: what came in, what was closed and how, what is still open. */
export function complaintSheet({ complaints }: BriefingDocument, { say, concern: about }: Words): Sheet {
  const { raised, closed, open } = complaints;
  const count = (word: Word, value: number): SheetRow => ({ cells: [say(word), { count: value }] });
  const byConcern = CONCERNS.flatMap((code): SheetRow[] => {
    const value = complaints.byConcern[code];
    return value ? [{ cells: [`· ${about(code)}`, { count: value }] }] : [];
  });
  const concernsHad = CONCERNS.reduce((sum, code) => sum + (complaints.byConcern[code] ?? 0), 0);
  return {
    title: say('complaints'),
    columns: [say('measure'), say('value')],
    rows:
      raised + closed + open + complaints.takenBack === 0
        ? []
        : [
            count('raised', raised),
            ...byConcern,
            count('major', complaints.byClass.major),
            ...(complaints.byClass.important > 0
              ? [count('importantClass', complaints.byClass.important)]
              : []),
            count('reopened', complaints.reopened),
            count('closedCases', closed),
            count('closedUnreachable', complaints.closedUnreachable),
            count('askedCases', complaints.asked),
            count('valid', complaints.valid),
            count('responsible', complaints.responsible),
            ...(complaints.appealed > 0
              ? [
                  count('appealed', complaints.appealed),
                  count('validBefore', complaints.beforeAppeal.valid),
                  count('responsibleBefore', complaints.beforeAppeal.responsible),
                ]
              : []),
            { cells: [say('solvedRate'), { percent: complaints.solvedRate, of: complaints.asked }] },
            { cells: [say('satisfiedRate'), { percent: complaints.satisfiedRate, of: complaints.asked }] },
            count('open', open),
            count('overdue', complaints.overdue),
            count('missedAcknowledge', complaints.missed.acknowledge),
            count('missedConclude', complaints.missed.conclude),
            ...(complaints.missed.others > 0 ? [count('missedOthers', complaints.missed.others)] : []),
            ...(complaints.takenBack > 0 ? [count('takenBack', complaints.takenBack)] : []),
          ],
    notes: concernsHad > raised ? [say('severalConcerns')] : [],
    layout: 'narrow',
  };
}
