import type { BriefingDocument } from '@huiyin/contracts';
import { html } from 'hono/html';
import { countText, percentText, shareText } from '../text/numbers.ts';
import type { Words } from '../text/words.ts';
import { STYLE } from './style.ts';

interface Tile {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** The key figures, side by side as far as the screen is wide. */
export function tiles({ total, complaints }: BriefingDocument, { say }: Words) {
  const rate = (percent: number | null, of: number) =>
    percent === null ? say('notApplicable') : percentText(percent, of);
  const rated = total.callbacks - total.notRated;
  const shown: Tile[] = [
    {
      name: say('callbacks'),
      value: countText(total.callbacks),
      note: `${say('reached')} ${countText(total.closed)} / ${countText(total.attempts)}`,
    },
    {
      name: say('published'),
      value: rate(total.rates.published, total.callbacks),
      note: `${say('ofRated')} ${rate(total.rates.ofRated, rated)} · ${say('worstCase')} ${rate(total.rates.worstCase, total.callbacks)}`,
    },
    {
      name: say('notRated'),
      value: countText(total.notRated),
      note: shareText(total.notRated, total.callbacks) ?? say('notApplicable'),
    },
    {
      name: say('keptRate'),
      value: rate(total.appointment.keptRate, total.appointment.kept + total.appointment.broken),
      note: `${say('broken')} ${countText(total.appointment.broken)}`,
    },
    {
      name: say('complaints'),
      value: countText(complaints.raised),
      note: `${say('openShort')} ${countText(complaints.open)} · ${say('overdueShort')} ${countText(complaints.overdue)}`,
    },
  ];
  return html`<tr><td style="${STYLE.section}">
${shown.map(
  (
    tile,
  ) => html`<table role="presentation" align="left" cellpadding="0" cellspacing="0" style="${STYLE.tileBox}"><tr><td style="${STYLE.tile}">
<div style="${STYLE.tileName}">${tile.name}</div>
<div style="${STYLE.tileValue}">${tile.value}</div>
<div style="${STYLE.tileNote}">${tile.note}</div>
</td></tr></table>
`,
)}
</td></tr>`;
}
