import type { NoticeDocument, NoticeLine } from '@huiyin/contracts';
import { CASE_ACT_NAMES, CASE_KIND_NAMES, DEADLINE_NAMES, type Language } from '@huiyin/vocabulary';
import { html } from 'hono/html';
import { STYLE } from '../html/style.ts';
import { tableOf } from '../html/table.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { momentName } from '../text/period-name.ts';
import { type Words, wordsIn } from '../text/words.ts';

export interface RenderedNotices {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const COLUMNS = ['caseNumber', 'kind', 'class', 'team', 'owner', 'deadline', 'noticeRule'] as const;

/** A letter about cases whose time has come, as mail programs show it and as plain text. It names no customer. */
export function renderNotices(document: NoticeDocument, language: Language): RenderedNotices {
  const words = wordsIn(language);
  const { say, name } = words;
  const { branch, lines, at } = document;
  const rows = lines.map((line) => cellsOf(line, document, words));
  const subject = say('noticeSubject')
    .replace('{branch}', name(branch.name))
    .replace('{}', String(new Set(lines.map(({ found }) => found.caseId)).size))
    .replace('{first}', rows[0]?.at(-1) ?? '');
  const sheet: Sheet = {
    title: say('noticeTitle'),
    columns: COLUMNS.map(say),
    rows: rows.map((cells) => ({ cells })),
    notes: [],
    layout: 'wrapped',
  };
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="${STYLE.body}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.ground}"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" width="840" cellpadding="0" cellspacing="0" style="${STYLE.page}">
<tr><td style="${STYLE.band}"><div style="${STYLE.bandSmall}">${name(branch.name)} · ${momentName(at, branch.zone, language)}</div>
<div style="${STYLE.bandTitle}">${say('noticeTitle')}</div></td></tr>
${tableOf(words)(sheet)}
<tr><td style="${STYLE.foot}">${say('noticeFoot')}</td></tr>
</table></td></tr></table>
</body>
</html>
`;
  const text = [subject, '', ...rows.map((cells) => cells.join(' · ')), '', say('noticeFoot')].join('\n');
  return { subject, html: String(page), text };
}

function cellsOf(
  { found, team, deadline }: NoticeLine,
  { branch }: NoticeDocument,
  { say, name, language }: Words,
): string[] {
  return [
    found.caseId,
    CASE_KIND_NAMES[found.kind][language],
    say(`${found.class}Class`),
    name(team),
    found.owner ?? say('nobodyYet'),
    deadline
      ? `${DEADLINE_NAMES[deadline.name][language]} ${momentName(deadline.by, branch.zone, language)}`
      : say('notApplicable'),
    deadline ? name(deadline.rule) : CASE_ACT_NAMES.lapse[language],
  ];
}
