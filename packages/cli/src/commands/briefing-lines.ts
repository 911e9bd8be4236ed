import type {
  BriefingDocument,
  BriefingFigures,
  QuestionFigures,
  SatisfactionRates,
} from '@huiyin/contracts';
import { analysisLines, estimateLinesIn, firstScreenLines, samplingKeyLines } from '@huiyin/page';
import { CASE_WORDS, isSmallSample, type Language, SMALL_SAMPLE_BELOW } from '@huiyin/vocabulary';

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
    raised: CASE_WORDS.raised.zh,
    open: CASE_WORDS.open.zh,
    overdue: CASE_WORDS.overdue.zh,
    reopened: CASE_WORDS.reopened.zh,
    missed: '本期超过期限',
    acknowledge: '受理',
    conclude: '结论',
    questions: '提问',
    asked: '问到',
    answered: '有回答',
    table: '导入表',
    finding: '不相符',
    few: `基数不足 ${SMALL_SAMPLE_BELOW}，仅供参考，不宜排名`,
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
    raised: CASE_WORDS.raised.en,
    open: CASE_WORDS.open.en,
    overdue: CASE_WORDS.overdue.en,
    reopened: CASE_WORDS.reopened.en,
    missed: 'Deadlines missed in the period',
    acknowledge: 'acknowledgements',
    conclude: 'conclusions',
    questions: 'Questions',
    asked: 'asked',
    answered: 'answered',
    table: 'Imported table',
    finding: 'does not add up',
    few: `of fewer than ${SMALL_SAMPLE_BELOW}: too few to rank`,
  },
} as const;

const MARK = '†';

/** A row with rates, and of how many they are; null: that is not known. */
interface Rated {
  readonly callbacks: number | null;
  readonly notRated: number | null;
  readonly rates: SatisfactionRates;
}

/** A briefing in a few lines for the terminal. */
export function briefingLines(document: BriefingDocument, language: Language): string[] {
  const words = WORDS[language];
  const percent = (rate: number | null, of: number | null): string =>
    rate === null ? 'n/a' : `${rate.toFixed(2)} %${isSmallSample(of) ? MARK : ''}`;
  const rates = ({ callbacks, notRated, rates }: Rated): string => {
    const rated = callbacks === null || notRated === null ? null : callbacks - notRated;
    return `${words.published} ${percent(rates.published, callbacks)} · ${words.ofRated} ${percent(rates.ofRated, rated)} · ${words.worst} ${percent(rates.worstCase, callbacks)}`;
  };
  const figures = (name: string, of: BriefingFigures): string =>
    `${name}: ${words.closed} ${of.closed} · ${words.callbacks} ${of.callbacks} · ${words.notRated} ${of.notRated} · ${rates(of)}`;
  const { complaints, period } = document;
  const lines = [
    `${document.branch.name[language]} ${period.name} (${period.first} – ${document.through})`,
    ...firstScreenLines(document, language),
    figures(words.total, document.total),
    ...document.businessTypes.map(({ name, figures: of }) => `  ${figures(name[language], of)}`),
    ...document.teams.map(({ name, figures: of }) => `  ${figures(name[language], of)}`),
    ...estimateLinesIn(document, language),
    `${words.complaints}: ${words.raised} ${complaints.raised} · ${words.open} ${complaints.open} · ${words.overdue} ${complaints.overdue} · ${words.reopened} ${complaints.reopened}`,
    `${words.missed}: ${words.acknowledge} ${complaints.missed.acknowledge} · ${words.conclude} ${complaints.missed.conclude}`,
    ...analysisLines(document, language),
    ...(document.questions.length > 0 ? [`${words.questions}:`] : []),
    ...document.questions.map((question) => `  ${questionLine(question, language)}`),
    ...document.tables.flatMap(({ source, rows, findings }) => [
      `${words.table}: ${source}`,
      ...rows.map((row) => `  ${row.team}: ${words.callbacks} ${row.callbacks ?? 'n/a'} · ${rates(row)}`),
      ...findings.map(
        ({ team, finding, stated, computed }) =>
          `  ${team} ${words.finding} (${finding}): ${stated} ≠ ${computed}`,
      ),
    ]),
    ...samplingKeyLines(document, language),
  ];
  return lines.some((line) => line.includes(` %${MARK}`)) ? [...lines, `${MARK} ${words.few}`] : lines;
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
