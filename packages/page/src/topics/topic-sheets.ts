import type { TopicReport } from '@huiyin/contracts';
import { questionSheets } from '../sheets/question-sheets.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { intervalText, rangeText, verdictText } from '../text/verdict.ts';
import { filled, type Words } from '../text/words.ts';

/** The causes first, then how satisfied they are and whom it is about, every question, and whom nobody rang. */
export const topicSheetsOf = (report: TopicReport, words: Words): Sheet[] =>
  [
    causeSheet(report, words),
    estimateSheet(report, words),
    teamSheet(report, words),
    ...questionSheets(report, words),
    sampleSheet(report, words),
  ].filter(({ rows }) => rows.length > 0);

function causeSheet({ causes }: TopicReport, { say, name }: Words): Sheet {
  return {
    title: say('topicCauses'),
    columns: [
      say('topicCause'),
      say('topicNamed'),
      say('timesAnswered'),
      say('share'),
      say('topicInterval'),
      say('verdict'),
    ],
    rows: causes.map(({ name: cause, count, of, share, leads }) => ({
      cells: [
        name(cause),
        { count },
        { count: of },
        { percent: share.percent, of },
        rangeText(share),
        leads ? say('topicLeads') : '',
      ],
    })),
    notes: causes.length === 0 ? [] : [say('noteCauses')],
    layout: 'wrapped',
  };
}

function estimateSheet({ estimates, rated }: TopicReport, words: Words): Sheet {
  const { say } = words;
  const rows = [
    [say('ofRated'), intervalText(estimates.ofRated, words)],
    [say('published'), intervalText(estimates.published, words)],
    [say('worstCase'), intervalText(estimates.worstCase, words)],
    [say('bounds'), estimates.bounds === null ? say('notApplicable') : rangeText(estimates.bounds)],
  ];
  return {
    title: say('satisfaction'),
    columns: [say('measure'), say('topicEstimate')],
    rows: rated === 0 ? [] : rows.map((cells) => ({ cells })),
    notes: [say('noteTopicEstimates')],
    layout: 'narrow',
  };
}

function teamSheet({ teams }: TopicReport, words: Words): Sheet {
  const { say, name } = words;
  return {
    title: say('byTeam'),
    columns: [
      say('team'),
      say('callbacks'),
      say('satisfied'),
      say('topicRated'),
      say('ofRated'),
      say('besideRows'),
    ],
    rows: teams.map(({ name: team, callbacks, satisfied, rated, comparison }) => ({
      cells: [
        name(team),
        { count: callbacks },
        { count: satisfied },
        { count: rated },
        { percent: rated > 0 ? (satisfied / rated) * 100 : null, of: rated },
        verdictText([comparison], comparison.against, words),
      ],
    })),
    notes: [],
    layout: 'wrapped',
  };
}

/** Whom nobody rang, and why: they are decisions too. */
function sampleSheet({ topic, closed, interviews, notRung }: TopicReport, words: Words): Sheet {
  const { say } = words;
  const rows = [
    ['topicInScope', topic.orders],
    ['topicRequested', topic.requested],
    ['topicPaused', topic.paused],
    ['topicRefused', topic.refused],
    ['topicPhoneMissing', topic.phoneMissing],
    ['topicForgotten', topic.forgotten],
    ['closed', closed],
    ['callbacks', interviews],
    ['topicNotRung', notRung],
  ] as const;
  return {
    title: say('topicSample'),
    columns: [say('measure'), say('value')],
    rows: rows.map(([word, count]) => ({ cells: [say(word), { count }] })),
    notes: [filled(words, 'noteTopicSample', topic.topicId)],
    layout: 'narrow',
  };
}
