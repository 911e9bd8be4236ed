import type { BriefingDocument, Language } from '@huiyin/contracts';
import { html } from 'hono/html';
import { levelBar } from './html-level-bar.ts';
import { tableOf } from './html-table.ts';
import { tiles } from './html-tiles.ts';
import { dayName, periodName } from './period-name.ts';
import { sheetsOf } from './sheets.ts';
import { STYLE } from './style.ts';
import { attentionOf, notesOf, subjectOf, summaryOf } from './summary.ts';
import { type Speech, speaking } from './words.ts';

/**
 * The briefing as one HTML page for mail programs and browsers: tables and inline styles, no script, nothing loaded from
 * elsewhere. Every value is escaped where it is put in.
 */
export function renderHtml(document: BriefingDocument, language: Language): string {
  const speech = speaking(language);
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subjectOf(document, language)}</title>
</head>
<body style="${STYLE.body}">
<div style="display:none;max-height:0;overflow:hidden">${summaryOf(document, language).split('\n').slice(1, 4).join(' ')}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f3"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" width="840" cellpadding="0" cellspacing="0" style="${STYLE.page}">
${band(document, speech)}
${attention(document, speech)}
${document.total.closed > 0 ? [tiles(document, speech), levelBar(document, speech)] : empty(document, speech)}
${sheetsOf(document, speech).map(tableOf(speech))}
<tr><td style="${STYLE.section}">
<h2 style="${STYLE.heading}">${speech.say('notes')}</h2>
${notesOf(document, speech).map((note) => html`<p style="${STYLE.note}">${note}</p>`)}
</td></tr>
<tr><td style="${STYLE.foot}">${speech.say('noteMail')}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  // `html` answers a promise only when a promise was put in; none is.
  return String(page);
}

function band({ branch, period, through }: BriefingDocument, { say, name, language }: Speech) {
  return html`<tr><td style="${STYLE.band}">
<div style="${STYLE.bandSmall}">${name(branch.name)} · ${say('title')} · ${say(period.kind)}</div>
<div style="${STYLE.bandTitle}">${periodName(period, language)}</div>
${through < period.last ? html`<div style="${STYLE.bandSmall}">${say('notOver')} ${dayName(through, language)}</div>` : ''}
</td></tr>`;
}

function attention(document: BriefingDocument, speech: Speech) {
  const points = attentionOf(document, speech);
  if (points.length === 0) return '';
  return html`<tr><td style="${STYLE.section}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="${STYLE.attention}">
<strong>${speech.say('attention')}</strong>
${points.map((point) => html`<br>${point}`)}
</td></tr></table></td></tr>`;
}

/** Without calls only a table of earlier times has something to say. */
const empty = ({ tables }: BriefingDocument, { say }: Speech) =>
  tables.length > 0
    ? ''
    : html`<tr><td style="${STYLE.section}"><p style="${STYLE.note}">${say('nothing')}</p></td></tr>`;
