import type { BriefingDocument } from '@huiyin/contracts';
import { html } from 'hono/html';
import { edgesOf, type Picture, type PictureName } from '../pictures/trend-pictures.ts';
import { shortPeriodName } from '../text/period-name.ts';
import { filled, type Words } from '../text/words.ts';
import { STYLE } from './style.ts';

/** Where a page finds a picture: beside it in the mail, or in the page itself. */
export type PictureSource = (picture: Picture) => string;

export const inMail: PictureSource = ({ name }) => `cid:${name}@huiyin`;
export const inPage: PictureSource = ({ png }) =>
  `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

const TITLES = { satisfaction: 'trendOfSatisfaction', praise: 'trendOfPraise' } as const satisfies Record<
  PictureName,
  string
>;
/** Set off by a space, at which a narrow cell breaks. */
const SIGNALS = { above: ' ▲', below: ' ▼', none: '' } as const;

/** The charts, each with its labels as text around it: whatever the mail program does with pictures, they can be read. */
export function charts(
  document: BriefingDocument,
  words: Words,
  pictures: readonly Picture[],
  source: PictureSource,
) {
  const { trend, period } = document;
  if (!trend) return '';
  const { say, language } = words;
  return pictures.map((picture) => {
    const { name } = picture;
    const [low, high] = edgesOf(trend, name);
    const width = (100 / trend.points.length).toFixed(2);
    const row = (cells: readonly string[]) =>
      html`<tr>${cells.map((cell) => html`<td width="${width}%">${cell}</td>`)}</tr>`;
    const values = trend.points.map((point) => {
      const value = point[name];
      if (value === null) return say('notApplicable');
      return `${value === 100 ? '100' : value.toFixed(1)}${name === 'satisfaction' ? SIGNALS[point.signal] : ''}`;
    });
    return html`<tr><td style="${STYLE.section}">
<h2 style="${STYLE.heading}">${say(TITLES[name])}</h2>
<p style="${STYLE.chartEdge}">${high}%</p>
<img src="${source(picture)}" width="100%" alt="${say(TITLES[name])} ${values.join(' · ')}" style="${STYLE.chart}">
<p style="${STYLE.chartEdge}">${low}%</p>
<table width="100%" cellpadding="0" cellspacing="0" style="${STYLE.chartLabels}">
${row(trend.points.map((point) => shortPeriodName(period.kind, point.period, language)))}
${row(values)}
</table>
${name === 'satisfaction' ? html`<p style="${STYLE.note}">${chartNote(trend, words)}</p>` : ''}
</td></tr>
`;
  });
}

/** What is drawn, by which limits, and how often they alarm although nothing changed. */
const chartNote = (
  { centre, chart, falseAlarms }: NonNullable<BriefingDocument['trend']>,
  words: Words,
): string =>
  filled(
    words,
    chart === 'p' ? 'noteChartP' : 'noteChartBinomial',
    centre === null ? words.say('notApplicable') : `${centre.toFixed(2)}%`,
    `${falseAlarms.toFixed(2)}%`,
  );
