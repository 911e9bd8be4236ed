import type { BriefingDocument } from '@huiyin/contracts';
import { html } from 'hono/html';
import { countText } from '../text/numbers.ts';
import type { Words } from '../text/words.ts';
import { LEVEL_COLOURS, NOT_RATED_COLOUR, STYLE } from './style.ts';

/** Under so small a share a part of the bar would be a hairline. */
const WIDTH_MIN = 0.6;

/** How all ratings are spread, as one bar of table cells, with its legend. */
export function levelBar({ total, levels }: BriefingDocument, { say, name }: Words) {
  if (total.callbacks === 0) return '';
  const spans = [
    ...levels.map((level, index) => ({
      name: name(level.name),
      count: total.levels[level.id] ?? 0,
      colour: LEVEL_COLOURS[Math.min(index, LEVEL_COLOURS.length - 1)] ?? NOT_RATED_COLOUR,
    })),
    { name: say('notRated'), count: total.notRated, colour: NOT_RATED_COLOUR },
  ];
  const width = (count: number) => Math.max(WIDTH_MIN, (count / total.callbacks) * 100).toFixed(1);
  return html`<tr><td style="${STYLE.section}">
<h2 style="${STYLE.heading}">${say('levels')}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
${spans.flatMap(({ count, colour }) =>
  count === 0
    ? []
    : [
        html`<td width="${width(count)}%" height="14" bgcolor="${colour}" style="background:${colour};font-size:0;line-height:14px">&nbsp;</td>`,
      ],
)}
</tr></table>
<p style="${STYLE.note}">
${spans.map(({ name, count, colour }) => html`<span style="white-space:nowrap"><span style="color:${colour}">&#9632;</span> ${name} ${countText(count)}</span> &nbsp; `)}
</p>
</td></tr>`;
}
