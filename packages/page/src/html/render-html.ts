import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { html } from 'hono/html';
import { picturesOf } from '../pictures/trend-pictures.ts';
import { firstSheetsOf, sheetsOf } from '../sheets/sheets.ts';
import { headlineLines } from '../text/headlines.ts';
import { dayName, periodName } from '../text/period-name.ts';
import { asOfText, kindName, notesOf, restatedLines, subjectOf } from '../text/summary.ts';
import { type Words, wordsIn } from '../text/words.ts';
import { charts, inPage, type PictureSource } from './charts.ts';
import { levelBar } from './level-bar.ts';
import { STYLE } from './style.ts';
import { tableOf } from './table.ts';
import { tiles } from './tiles.ts';

/**
 * The briefing as one HTML page for mail programs and browsers: tables and inline styles, no script, nothing loaded from
 * elsewhere: pictures are in the page, or where `source` says. Every value is escaped where it is put in. `asOf` is the UTC instant at which the document was made.
 */
export function renderHtml(
  document: BriefingDocument,
  language: Language,
  asOf: string,
  source: PictureSource = inPage,
): string {
  const words = wordsIn(language);
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subjectOf(document, language)}</title>
</head>
<body style="${STYLE.body}">
<div style="display:none;max-height:0;overflow:hidden">${headlineLines(document, words).join(' ')}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.ground}"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" width="840" cellpadding="0" cellspacing="0" style="${STYLE.page}">
${band(document, words, asOf)}
${headlines(document, words)}
${firstSheetsOf(document, words).map(tableOf(words))}
${document.total.closed > 0 ? [tiles(document, words), levelBar(document, words)] : empty(document, words)}
${charts(document, words, picturesOf(document), source)}
${sheetsOf(document, words).map(tableOf(words))}
<tr><td style="${STYLE.section}">
<h2 style="${STYLE.heading}">${words.say('notes')}</h2>
${notesOf(document, words, asOf).map((note) => html`<p style="${STYLE.note}">${note}</p>`)}
</td></tr>
<tr><td style="${STYLE.foot}">${words.say('noteMail')}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  // `html` answers a promise only when a promise was put in; none is.
  return String(page);
}

function band(document: BriefingDocument, words: Words, asOf: string) {
  const { branch, part, period, through } = document;
  const { say, name, language } = words;
  return html`<tr><td style="${STYLE.band}">
<div style="${STYLE.bandSmall}">${name(branch.name)} · ${say('title')} · ${kindName(document, words)}</div>
<div style="${STYLE.bandTitle}">${[...(part ? [name(part.name)] : []), periodName(period, language)].join(' · ')}</div>
${through < period.last ? html`<div style="${STYLE.bandSmall}">${say('notOver')} ${dayName(through, language)}</div>` : ''}
<div style="${STYLE.bandSmall}">${asOfText(document, words, asOf)}</div>
</td></tr>`;
}

/** What matters, in at most three sentences; then what was restated. */
function headlines(document: BriefingDocument, words: Words) {
  const lines = [...headlineLines(document, words), ...restatedLines(document, words)];
  if (lines.length === 0) return '';
  return html`<tr><td style="${STYLE.section}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="${STYLE.headlines}">
${lines.map((line) => html`<p style="${STYLE.headline}">${line}</p>`)}
</td></tr></table></td></tr>`;
}

/** Without calls only a table of earlier times has something to say. */
const empty = ({ tables }: BriefingDocument, { say }: Words) =>
  tables.length > 0
    ? ''
    : html`<tr><td style="${STYLE.section}"><p style="${STYLE.note}">${say('nothing')}</p></td></tr>`;
