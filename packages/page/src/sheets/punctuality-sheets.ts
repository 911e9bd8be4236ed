import type { BriefingDocument } from '@huiyin/contracts';
import { intervalText } from '../text/verdict.ts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** Visits against their promise by business type, and the stages of orders against theirs. */
export function punctualitySheets({ punctuality }: BriefingDocument, words: Words): Sheet[] {
  const { say, name } = words;
  return [
    {
      title: say('punctuality'),
      columns: [
        say('businessType'),
        say('promiseKept'),
        say('promiseEarly'),
        say('promiseLate'),
        say('promiseRate'),
        say('promiseDenied'),
      ],
      rows: punctuality.businessTypes.map((row) => ({
        cells: [
          name(row.name),
          { count: row.kept },
          { count: row.early },
          { count: row.late },
          intervalText(row.rate, words),
          { count: row.denied },
        ],
      })),
      notes: [say('notePunctuality')],
    },
    {
      title: say('stages'),
      columns: [say('businessType'), say('stage'), say('stageKept'), say('stageLate'), say('promiseRate')],
      rows: punctuality.stages.map((row) => ({
        cells: [
          name(row.name),
          name(row.stageName),
          { count: row.kept },
          { count: row.late },
          { percent: row.rate, of: row.kept + row.late },
        ],
      })),
      notes: [],
    },
  ];
}
