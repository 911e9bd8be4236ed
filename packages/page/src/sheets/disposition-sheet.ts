import type { BriefingDocument } from '@huiyin/contracts';
import { DISPOSITIONS, type Disposition } from '@huiyin/vocabulary';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** Reached first, then by what can be done about it. */
const RANK = {
  complete: 1,
  partial: 2,
  refused: 3,
  'no-answer': 4,
  busy: 5,
  'switched-off': 6,
  'call-later': 7,
  'language-or-hearing': 8,
  'dead-number': 9,
  'wrong-number': 10,
  'void-order': 11,
  'not-attempted': 12,
} as const satisfies Record<Disposition, number>;

/** How the tasks ended, those that occurred. */
export function dispositionSheet({ total }: BriefingDocument, { say, disposition }: Words): Sheet {
  const codes = DISPOSITIONS.filter((code) => total.dispositions[code]).sort((a, b) => RANK[a] - RANK[b]);
  return {
    title: say('dispositions'),
    columns: [say('disposition'), say('tasks'), say('share')],
    rows: codes.map((code) => {
      const count = total.dispositions[code] ?? 0;
      return { cells: [disposition(code), { count }, { share: count / total.closed, of: total.closed }] };
    }),
    notes: [],
    layout: 'narrow',
  };
}
