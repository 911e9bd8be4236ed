import type { BriefingDocument } from '@huiyin/contracts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

const COLUMNS = ['closed', 'attempts', 'asked', 'solved', 'satisfied'] as const;

/** Calls about the outcome of complaints, apart from every other figure. */
export const secondCallbackSheet = ({ secondCallbacks }: BriefingDocument, { say }: Words): Sheet => ({
  title: say('secondCallbacks'),
  columns: COLUMNS.map(say),
  rows:
    secondCallbacks.closed === 0 ? [] : [{ cells: COLUMNS.map((key) => ({ count: secondCallbacks[key] })) }],
  notes: [],
  layout: 'narrow',
});
