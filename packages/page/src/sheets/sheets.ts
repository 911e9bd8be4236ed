import type { BriefingDocument } from '@huiyin/contracts';
import type { Words } from '../text/words.ts';
import { analysisSheets } from './analysis-sheets.ts';
import { complaintSheet } from './complaint-sheet.ts';
import { conductSheets } from './conduct-sheets.ts';
import { dispositionSheet } from './disposition-sheet.ts';
import { estimateSheets } from './estimate-sheets.ts';
import { findingsSheet } from './findings-sheet.ts';
import { tableSheets } from './imported-sheets.ts';
import { pointsSheet } from './points-sheet.ts';
import { populationSheet } from './population-sheet.ts';
import { pressingSheet } from './pressing-sheet.ts';
import { questionSheets } from './question-sheets.ts';
import { satisfactionSheets } from './satisfaction-sheets.ts';
import { secondCallbackSheet } from './second-callback-sheet.ts';
import { isMarked, type Sheet } from './sheet.ts';

/** The tables that are read first: which cases to act on, what a team's callbacks found, and what tests found. */
export const firstSheetsOf = (document: BriefingDocument, words: Words): Sheet[] =>
  shown(
    [pressingSheet(document, words), findingsSheet(document, words), pointsSheet(document, words)],
    words,
  );

/** Every other table of a briefing, in the order in which people read it. */
export const sheetsOf = (document: BriefingDocument, words: Words): Sheet[] =>
  shown(
    [
      ...satisfactionSheets(document, words),
      ...estimateSheets(document, words),
      complaintSheet(document, words),
      ...analysisSheets(document, words),
      ...conductSheets(document, words),
      ...questionSheets(document, words),
      dispositionSheet(document, words),
      populationSheet(document, words),
      secondCallbackSheet(document, words),
      ...tableSheets(document, words),
    ],
    words,
  );

/** Those without a row are left out. */
const shown = (sheets: readonly Sheet[], words: Words): Sheet[] =>
  sheets.filter(({ rows }) => rows.length > 0).map((sheet) => withMarkExplained(sheet, words));

/** Under every table in which a figure is marked stands what the mark means. */
function withMarkExplained(sheet: Sheet, { say }: Words): Sheet {
  const marked = sheet.rows.some(({ cells }) => cells.some(isMarked));
  return marked ? { ...sheet, notes: [...sheet.notes, say('few')] } : sheet;
}
