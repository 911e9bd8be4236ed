import type {
  BriefingDocument,
  BriefingFigures,
  QuestionFigures,
  SatisfactionRates,
} from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';

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
    questions: '提问',
    asked: '问及',
    answered: '回答',
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
    questions: 'Questions',
    asked: 'asked',
    answered: 'answered',
    table: 'Imported table',
    finding: 'does not add up',
  },
} as const;

/** A briefing in a few lines for the terminal. */
export function briefingLines(document: BriefingDocument, language: Language): string[] {
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
    ...(document.questions.length > 0 ? [`${words.questions}:`] : []),
    ...document.questions.map((question) => `  ${questionLine(question, language)}`),
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

function questionLine(
  { questionnaire, text, asked, answered, answers }: QuestionFigures,
  language: Language,
): string {
  const words = WORDS[language];
  return [
    `${questionnaire} · ${text[language]} ${words.asked} ${asked}`,
    `${words.answered} ${answered}`,
    ...answers.map(({ name, count }) => `${name[language]} ${count}`),
  ].join(' · ');
}
