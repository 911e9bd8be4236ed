import type { BriefingDocument, Language } from '@huiyin/contracts';
import { countText, percentText } from './numbers.ts';
import { dayName, periodName } from './period-name.ts';
import { type Speech, speaking } from './words.ts';

/** The subject of a mail: 【回访简报】龙岗 2026-11-21 日报. */
export function subjectOf({ branch, period }: BriefingDocument, language: Language): string {
  const { say } = speaking(language);
  return `【${say('title')}】${branch.name[language]} ${period.name} ${say(period.kind)}`;
}

/** What somebody should look into, most pressing first. */
export function attentionOf({ total, complaints, tables }: BriefingDocument, { say }: Speech): string[] {
  const findings = tables.reduce((sum, table) => sum + table.findings.length, 0);
  const points = [
    [complaints.overdue, 'overdueNow'],
    [complaints.byClass.major, 'majorNow'],
    [total.integrityConcerns, 'integrityNow'],
    [total.noSuchVisit, 'noSuchVisitNow'],
    [findings, 'doesNotAddUp'],
  ] as const;
  return points.flatMap(([count, word]) => (count > 0 ? [`${countText(count)} ${say(word)}`] : []));
}

/** How to read the figures. */
export const notesOf = ({ period, through }: BriefingDocument, { say, language }: Speech): string[] => [
  ...(through < period.last ? [`${say('notOver')} ${dayName(through, language)}`] : []),
  say('noteRates'),
  say('noteDays'),
  say('noteRaw'),
];

/** The briefing in a few lines of plain text, for mailboxes that show no HTML. */
export function summaryOf(document: BriefingDocument, language: Language): string {
  const speech = speaking(language);
  const { say } = speech;
  const { total, complaints } = document;
  const rate = (percent: number | null) => (percent === null ? say('notApplicable') : percentText(percent));
  return [
    `${document.branch.name[language]} · ${periodName(document.period, language)}`,
    `${say('callbacks')}: ${countText(total.callbacks)} · ${say('notRated')}: ${countText(total.notRated)}`,
    `${say('published')}: ${rate(total.rates.published)} · ${say('ofRated')}: ${rate(total.rates.ofRated)} · ${say('worstCase')}: ${rate(total.rates.worstCase)}`,
    `${say('complaints')}: ${say('raisedShort')} ${complaints.raised} · ${say('openShort')} ${complaints.open} · ${say('overdueShort')} ${complaints.overdue}`,
    ...attentionOf(document, speech).map((point) => `! ${point}`),
    '',
    say('noteMail'),
  ].join('\n');
}
