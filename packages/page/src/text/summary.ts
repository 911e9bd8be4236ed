import type { BriefingDocument, Restated } from '@huiyin/contracts';
import { type KeyFigure, type Language, SEGMENT_NAMES, WITHHELD_BELOW } from '@huiyin/vocabulary';
import { findingLines } from '../sheets/findings-sheet.ts';
import { morePressing, pressingCells } from '../sheets/pressing-sheet.ts';
import { alertLines } from './alerts.ts';
import { analysisLines } from './analysis.ts';
import { byQuestionnaire, sharesText } from './answer-shares.ts';
import { headlineLines } from './headlines.ts';
import { countText, percentText } from './numbers.ts';
import { dayName, momentName, periodName } from './period-name.ts';
import { noPoints, pointLines } from './points.ts';
import { intervalText, verdictText } from './verdict.ts';
import { filled, type Words, wordsIn } from './words.ts';

/** The subject of a mail: 【回访简报】龙岗 2026-11-21 日报; of a team's day 【回访简报】龙岗 维修一班 2026-11-21 晨会日报. */
export function subjectOf({ branch, part, period }: BriefingDocument, language: Language): string {
  const { say } = wordsIn(language);
  const of = [branch.name[language], ...(part ? [part.name[language]] : [])].join(' ');
  return `【${say('title')}】${of} ${period.name} ${kindName({ part, period }, wordsIn(language))}`;
}

/** 日报, 周报, …; of a team's day 晨会日报. */
export const kindName = (
  { part, period }: Pick<BriefingDocument, 'part' | 'period'>,
  { say, language }: Words,
): string =>
  part?.of === 'team' && period.kind === 'day'
    ? [say('morningMeeting'), say('day')].join(language === 'zh' ? '' : ', ')
    : say(period.kind);

/** Which words say a key figure. */
const FIGURE_WORDS = {
  closed: 'closed',
  callbacks: 'callbacks',
  notRated: 'notRated',
  satisfied: 'satisfied',
  raised: 'raised',
  open: 'open',
  overdue: 'overdueShort',
  missedAcknowledge: 'missedAcknowledge',
  missedConclude: 'missedConclude',
  valid: 'validShort',
  responsible: 'responsibleShort',
  orders: 'orders',
  sampled: 'sampled',
} as const satisfies Record<KeyFigure, Parameters<Words['say']>[0]>;

/** What is different from mails that were sent, of this period or of earlier ones, and why; nothing where they still hold. */
export const restatedLines = (document: BriefingDocument, words: Words): string[] =>
  [...(document.restated ? [document.restated] : []), ...(document.earlier ?? [])].map((each) =>
    restatedLine(each, document, words),
  );

function restatedLine(restated: Restated, { branch }: BriefingDocument, words: Words): string {
  const { say, language } = words;
  const changes = restated.figures.map(
    ({ figure, known, now }) => `${say(FIGURE_WORDS[figure])} ${countText(known)} → ${countText(now)}`,
  );
  const { tasks, orders, cases } = restated.late;
  const late = (
    [
      ['lateTasks', tasks],
      ['lateOrders', orders],
      ['lateCases', cases],
    ] as const
  ).flatMap(([word, count]) => (count > 0 ? [filled(words, word, countText(count))] : []));
  return filled(
    words,
    'restated',
    restated.period,
    momentName(restated.countedUntil, branch.zone, language),
    changes.join(' · '),
    late.length > 0 ? late.join(say('comma')) : say('corrected'),
  );
}

/**
 * The first screen in lines: what matters in at most three sentences, which cases to act on, then what tests found (`+` a strength,
 * `−` a weakness).
 */
export function firstScreenLines(document: BriefingDocument, language: Language): string[] {
  const words = wordsIn(language);
  return [
    ...headlineLines(document, words),
    ...restatedLines(document, words).map((line) => `! ${line}`),
    ...document.pressing.cases.map((each) => `- ${pressingCells(each, document, words).join(' · ')}`),
    ...morePressing(document, words),
    ...findingLines(document, words),
    ...pointLines(document, words).map(({ kind, text }) => `${kind === 'strengths' ? '+' : '−'} ${text}`),
    ...noPoints(document, words),
  ];
}

/** Until when it was counted: a document is made of what had arrived, and a late fact restates a period that is over. */
export const asOfText = (
  { branch }: Pick<BriefingDocument, 'branch'>,
  { say, language }: Words,
  asOf: string,
): string => say('asOf').replace('{}', momentName(asOf, branch.zone, language));

/** By what it is known that two briefings are the same. */
const snapshotText = ({ snapshot }: BriefingDocument, words: Words): string =>
  filled(words, 'snapshot', snapshot);

/** What binds the branch to the sampling keys of the months to come. */
export function samplingKeyLines({ samplingKeys, branch }: BriefingDocument, language: Language): string[] {
  if (samplingKeys.length === 0) return [];
  const { say } = wordsIn(language);
  const lines = samplingKeys.map(({ month, commitment, committedAt, inTime }) => {
    const words = say(inTime ? 'samplingKey' : 'samplingKeyLate').replace('{}', month);
    return `${words.replace('{}', momentName(committedAt, branch.zone, language))}${commitment}`;
  });
  return [...lines, say('samplingKeyNote')];
}

/** How to read the figures. */
export const notesOf = (document: BriefingDocument, words: Words, asOf: string): string[] => {
  const { period, through } = document;
  const { say, language } = words;
  return [
    ...(through < period.last ? [`${say('notOver')} ${dayName(through, language)}`] : []),
    asOfText(document, words, asOf),
    snapshotText(document, words),
    say('noteRates'),
    say('noteEstimates'),
    say('noteDays'),
    say('noteRaw'),
    say('few'),
    ...samplingKeyLines(document, language),
  ];
};

/**
 * The briefing as plain text, for mailboxes that show no HTML: what matters, the cases to act on, key figures, every question. `asOf`
 * is the UTC instant at which the document was made.
 */
export function summaryOf(document: BriefingDocument, language: Language, asOf: string): string {
  const words = wordsIn(language);
  return [
    titleOf(document, words),
    ...firstScreenLines(document, language),
    '',
    ...keyFiguresOf(document, words),
    ...estimateLines(document, words),
    ...analysisLines(document, language),
    ...questionLines(document, words),
    '',
    asOfText(document, words, asOf),
    snapshotText(document, words),
    ...samplingKeyLines(document, language),
    words.say('few'),
    words.say('noteMail'),
  ].join('\n');
}

/** 龙岗分公司 · 维修一班 · 2026年11月21日 */
export const titleOf = ({ branch, part, period }: BriefingDocument, { name, language }: Words): string =>
  [name(branch.name), ...(part ? [name(part.name)] : []), periodName(period, language)].join(' · ');

/** The key figures, one line each. */
function keyFiguresOf({ total, complaints }: BriefingDocument, words: Words): string[] {
  const { say } = words;
  const rate = (percent: number | null, of: number) =>
    percent === null ? say('notApplicable') : percentText(percent, of);
  const rated = total.callbacks - total.notRated;
  return [
    `${say('callbacks')}: ${countText(total.callbacks)} · ${say('notRated')}: ${countText(total.notRated)}`,
    `${say('published')}: ${rate(total.rates.published, total.callbacks)} · ${say('ofRated')}: ${rate(total.rates.ofRated, rated)} · ${say('worstCase')}: ${rate(total.rates.worstCase, total.callbacks)}`,
    `${say('complaints')}: ${say('raisedShort')} ${complaints.raised} · ${say('openShort')} ${complaints.open} · ${say('overdueShort')} ${complaints.overdue}`,
  ];
}

export const estimateLinesIn = (document: BriefingDocument, language: Language): string[] =>
  estimateLines(document, wordsIn(language));

/** The estimate of the branch, then of each team and business type, with what tests say of it. */
const estimateLines = (document: BriefingDocument, words: Words): string[] => {
  const { estimates, total } = document;
  const { say, name } = words;
  if (total.callbacks === 0) return [];
  const line = (title: string, row: BriefingDocument['estimates']['total']) =>
    [
      `${title}: ${say('ofRated')} ${intervalText(row.ofRated, words)}`,
      ...row.comparisons.map(
        ({ against }) =>
          `${against === 'others' ? say('againstOthers') : `${say('against')} ${against === 'before' ? estimates.before : say('yearBefore')}`} ${verdictText(row.comparisons, against, words)}`,
      ),
    ].join(' · ');
  return [
    line(say('total'), estimates.total),
    ...[...estimates.businessTypes, ...estimates.teams].map((row) => `- ${line(name(row.name), row)}`),
    ...servedLines(document, words),
    ...punctualityLines(document, words),
    ...alertLines(document.integrity, words),
  ];
};

/** The estimates of partners, segments and persons, with what tests say of them; what is withheld is counted. */
const servedLines = ({ served }: BriefingDocument, words: Words): string[] => {
  const { say, name } = words;
  const rows = [
    ...served.partners.map(({ partner, figures }) => ({ title: partner ?? say('ownCrews'), figures })),
    ...served.segments.map(({ segment, figures }) => ({ title: name(SEGMENT_NAMES[segment]), figures })),
    ...(served.persons ?? []).map((row) => ({
      title: `${name(row.name)} ${row.staff}`,
      figures: row.figures,
    })),
  ];
  const withheld = rows.filter(({ figures }) => figures === null).length;
  return [
    ...rows.flatMap(({ title, figures }) =>
      figures
        ? [
            `- ${title}: ${say('callbacks')} ${countText(figures.callbacks)} · ${say('ofRated')} ${intervalText(figures.ofRated, words)} · ${say('besideOthers')} ${verdictText(figures.comparisons, 'others', words)}`,
          ]
        : [],
    ),
    ...(withheld > 0
      ? [`${say('withheld')}: ${countText(withheld)} · ${filled(words, 'noteWithheld', `${WITHHELD_BELOW}`)}`]
      : []),
  ];
};

/** In time by the system, by business type and stage. */
const punctualityLines = ({ punctuality }: BriefingDocument, words: Words): string[] => {
  const { say, name } = words;
  return [
    ...punctuality.businessTypes.map(
      (row) => `- ${name(row.name)} · ${say('promiseRate')} ${intervalText(row.rate, words)}`,
    ),
    ...punctuality.stages.map(
      (row) =>
        `- ${name(row.name)} ${name(row.stageName)} · ${say('stageKept')} ${countText(row.kept)} · ${say('stageLate')} ${countText(row.late)}`,
    ),
  ];
};

const questionLines = ({ questions }: BriefingDocument, words: Words): string[] =>
  byQuestionnaire(questions).flatMap(({ questionnaire, questions }) => [
    '',
    `${words.say('questionnaire')} ${questionnaire}`,
    ...questions.map((each) =>
      [
        `- ${words.name(each.text)} ${countText(each.answered)}/${countText(each.asked)}`,
        sharesText(each, words),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    ),
  ]);
