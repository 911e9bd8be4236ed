import type { BriefingDocument } from '@huiyin/contracts';
import { alertWords } from '../text/alerts.ts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** Whose figures chance hardly gives, and how often such a rule is wrong. */
export function alertSheet({ integrity }: BriefingDocument, words: Words): Sheet {
  const { say } = words;
  const lines = alertWords(integrity, words);
  return {
    title: say('alerts'),
    columns: [say('alertOf'), say('alertRule'), say('alertCount'), say('alertBeside'), 'p'],
    rows: lines.map(({ of, rule, count, beside, p }) => ({ cells: [of, rule, count, beside, p] })),
    notes: lines.length > 0 ? [say('noteAlerts')] : [],
    layout: 'wrapped',
  };
}
