import { writeFile } from 'node:fs/promises';
import type { BriefingDocument, BriefingFigures, SatisfactionRates } from '@huiyin/contracts';
import type { Session } from '../session.ts';

export interface BriefingFiles {
  readonly html?: string;
  readonly xlsx?: string;
}

/** `huiyin briefing PERIOD`: the document as JSON or as a few lines, or the page and workbook that are mailed, in files. */
export async function briefingCommand(session: Session, period: string, files: BriefingFiles): Promise<void> {
  const user = session.user('officer');
  const wanted = [
    ['html', files.html],
    ['xlsx', files.xlsx],
  ] as const;
  for (const [format, file] of wanted) {
    if (file === undefined) continue;
    const bytes = await session.api.download(
      'GET /briefings/{period}',
      { path: { period }, query: { format, language: session.language } },
      user,
    );
    await writeFile(file, bytes);
    session.world.remark(`${file} written`);
  }
  if (files.html !== undefined || files.xlsx !== undefined) return;
  const document = await session.api.call('GET /briefings/{period}', { path: { period } }, user);
  session.answer(document, () => linesOf(document, session.language));
}

const WORDS = {
  zh: {
    total: '合计',
    callbacks: '回访',
    closed: '结束任务',
    notRated: '未评价',
    published: '公布口径',
    ofRated: '占已评价',
    worst: '最低口径',
    complaints: '投诉',
    raised: '新增',
    open: '未结',
    overdue: '超期',
    reopened: '重开',
    table: '导入表',
    finding: '不平',
  },
  en: {
    total: 'Total',
    callbacks: 'callbacks',
    closed: 'tasks ended',
    notRated: 'not rated',
    published: 'published method',
    ofRated: 'of rated',
    worst: 'worst case',
    complaints: 'Complaints',
    raised: 'raised',
    open: 'open',
    overdue: 'overdue',
    reopened: 'reopened',
    table: 'Imported table',
    finding: 'does not add up',
  },
} as const;

function linesOf(document: BriefingDocument, language: 'zh' | 'en'): string[] {
  const words = WORDS[language];
  const percent = (rate: number | null): string => (rate === null ? 'n/a' : `${rate.toFixed(2)} %`);
  const rates = ({ published, ofRated, worstCase }: SatisfactionRates): string =>
    `${words.published} ${percent(published)} · ${words.ofRated} ${percent(ofRated)} · ${words.worst} ${percent(worstCase)}`;
  const figures = (name: string, of: BriefingFigures): string =>
    `${name}: ${words.closed} ${of.closed} · ${words.callbacks} ${of.callbacks} · ${words.notRated} ${of.notRated} · ${rates(of.rates)}`;
  const { complaints, period } = document;
  return [
    `${document.branch.name[language]} ${period.name} (${period.first} – ${document.through})`,
    figures(words.total, document.total),
    ...document.businessTypes.map(({ name, figures: of }) => `  ${figures(name[language], of)}`),
    ...document.teams.map(({ name, figures: of }) => `  ${figures(name[language], of)}`),
    `${words.complaints}: ${words.raised} ${complaints.raised} · ${words.open} ${complaints.open} · ${words.overdue} ${complaints.overdue} · ${words.reopened} ${complaints.reopened}`,
    ...document.tables.flatMap(({ source, rows, findings }) => [
      `${words.table}: ${source}`,
      ...rows.map(
        (row) => `  ${row.team}: ${words.callbacks} ${row.callbacks ?? 'n/a'} · ${rates(row.rates)}`,
      ),
      ...findings.map(
        ({ team, finding, stated, computed }) =>
          `  ${team} ${words.finding} (${finding}): ${stated} ≠ ${computed}`,
      ),
    ]),
  ];
}
