import type { TopicReport } from '@huiyin/contracts';
import { STOP_REASON_NAMES } from '@huiyin/vocabulary';
import { countText, percentText } from '../text/numbers.ts';
import { momentName } from '../text/period-name.ts';
import { intervalText, rangeText } from '../text/verdict.ts';
import { filled, type Words } from '../text/words.ts';

/** What it is about: types, teams and partners, and the days served. */
export const scopeLine = ({ topic: { scope } }: TopicReport): string =>
  [
    ...scope.businessTypes,
    ...(scope.teams ?? []),
    ...(scope.partners ?? []),
    `${scope.served.first} – ${scope.served.last}`,
  ].join(' · ');

/** What matters, by named rules: how it ended, which cause leads, which teams stand out. Nothing is claimed that no test carries. */
export function topicHeadlines(report: TopicReport, words: Words): string[] {
  const { say, name, language } = words;
  const { topic, closed, interviews, responsePercent, causes, teams, isOver, estimates } = report;
  const rate = responsePercent === null ? say('notApplicable') : percentText(responsePercent, closed);
  const leading = causes.find(({ leads }) => leads);
  const different = (verdict: 'higher' | 'lower') =>
    teams.filter(({ comparison }) => comparison.verdict === verdict).map((team) => name(team.name));
  const [lower, higher] = [different('lower'), different('higher')];
  return [
    ...(topic.stoppedDay !== undefined && topic.because !== undefined
      ? [filled(words, 'saidTopicStopped', topic.stoppedDay, STOP_REASON_NAMES[topic.because][language])]
      : []),
    ...(isOver ? [] : [filled(words, 'saidTopicRuns', topic.ringBy)]),
    filled(
      words,
      'saidTopicReached',
      countText(topic.requested),
      countText(closed),
      countText(interviews),
      rate,
    ),
    leading
      ? filled(
          words,
          'saidCauseLeads',
          name(leading.name),
          countText(leading.count),
          countText(leading.of),
          rangeText(leading.share),
        )
      : say(causes.length === 0 ? 'saidNoCause' : 'saidNoneLeads'),
    ...(estimates.ofRated === null
      ? []
      : [filled(words, 'saidTopicSatisfied', intervalText(estimates.ofRated, words))]),
    ...(lower.length > 0 ? [filled(words, 'saidTeamsLower', lower.join(say('comma')))] : []),
    ...(higher.length > 0 ? [filled(words, 'saidTeamsHigher', higher.join(say('comma')))] : []),
  ];
}

const KEY_WORDS = {
  closed: 'closed',
  interviews: 'callbacks',
  rated: 'topicRated',
  satisfied: 'satisfied',
} as const;

/** What is different from the report that was mailed; nothing where it still holds. */
export function topicRestatedLines({ restated, topic, branch }: TopicReport, words: Words): string[] {
  if (!restated) return [];
  const changes = restated.figures.map(
    ({ figure, known, now }) => `${words.say(KEY_WORDS[figure])} ${countText(known)} → ${countText(now)}`,
  );
  return [
    filled(
      words,
      'topicRestated',
      topic.topicId,
      momentName(restated.countedUntil, branch.zone, words.language),
      changes.join(' · '),
    ),
  ];
}

/** How to read the figures. */
export const topicNotesOf = (report: TopicReport, words: Words, asOf: string): string[] => [
  words.say('asOf').replace('{}', momentName(asOf, report.branch.zone, words.language)),
  filled(words, 'snapshot', report.snapshot),
  words.say('noteTopic'),
  ...(report.topic.stoppedDay === undefined ? [] : [words.say('noteTopicStopped')]),
];
