import type { BriefingDocument, ReachedFigures, ResponseFigures } from '@huiyin/contracts';
import { intervalText, verdictText } from '../text/verdict.ts';
import { filled, type Word, type Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** How calls ended by agent, by number and by time of day; and what those say who were reached later. */
export function responseSheets({ responses }: BriefingDocument, words: Words): Sheet[] {
  const { say } = words;
  const nthName = (nth: number): string => filled(words, nth === 3 ? 'callOrLater' : 'callNumber', `${nth}`);
  const calls = (
    title: Word,
    first: Word,
    rows: readonly (readonly [string, ResponseFigures])[],
    notes: readonly string[] = [],
  ): Sheet => ({
    title: say(title),
    columns: [
      say(first),
      say('attempts'),
      say('callbacks'),
      say('responseRate'),
      say('notReached'),
      say('refused'),
      say('wrongNumber'),
    ],
    rows: rows.map(([name, row]) => ({
      cells: [
        name,
        { count: row.calls },
        { count: row.complete },
        { percent: row.rate, of: row.calls },
        { count: row.notReached },
        { count: row.refused },
        { count: row.wrongNumber },
      ],
    })),
    notes,
  });
  const reached = (
    title: Word,
    first: Word,
    rows: readonly (readonly [string, ReachedFigures])[],
    notes: readonly string[] = [],
  ): Sheet => ({
    title: say(title),
    columns: [say(first), say('callbacks'), say('notRated'), say('estimated'), say('besideRows')],
    rows: rows.map(([name, row]) => ({
      cells: [
        name,
        { count: row.callbacks },
        { count: row.notRated },
        intervalText(row.ofRated, words),
        verdictText(row.comparisons, 'others', words),
      ],
    })),
    notes,
  });
  const { byAttempt, byDays } = responses.satisfaction;
  return [
    calls(
      'responseByAgent',
      'agent',
      responses.agents.map((row) => [row.agent, row]),
    ),
    calls(
      'responseByAttempt',
      'attempt',
      responses.attempts.map((row) => [nthName(row.nth), row]),
    ),
    calls(
      'responseBySlot',
      'slot',
      responses.slots.map((row) => [
        row.from === undefined ? say('otherTimes') : `${row.from}–${row.to}`,
        row,
      ]),
    ),
    reached(
      'satisfactionByAttempt',
      'attempt',
      byAttempt.map((row) => [nthName(row.nth), row]),
    ),
    reached(
      'satisfactionByDays',
      'daysSince',
      byDays.map((row) => [row.to === undefined ? `${row.from}+` : `${row.from}–${row.to}`, row]),
      [say('noteReached')],
    ),
  ];
}
