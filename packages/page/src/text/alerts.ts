import type { AlertRule, Alerts } from '@huiyin/contracts';
import type { Wording } from '@huiyin/vocabulary';
import { countText } from './numbers.ts';
import { filled, type Words } from './words.ts';

/** What each rule looks at. */
const RULES: Readonly<Record<AlertRule, Wording>> = {
  'not-rated': { zh: '未评价', en: 'not rated' },
  'wrong-number': { zh: '空号、错号', en: 'dead and wrong numbers' },
  'number-corrected': {
    zh: '回访前三天内号码被改动',
    en: 'numbers corrected within three days before the call',
  },
  'visit-denied': { zh: '客户称无人到访', en: 'customers say that nobody came' },
  'short-calls': { zh: '通话时间短于问卷所需', en: 'calls too short for their questions' },
  'straight-lining': { zh: '各项评价完全相同', en: 'the same level given to every question' },
  'agent-dissatisfied': { zh: '不满意', en: 'dissatisfied' },
  'agent-not-rated': { zh: '未评价', en: 'not rated' },
};

/** An alert in words: whose, what, how many, beside how many. */
export interface AlertWords {
  readonly of: string;
  readonly rule: string;
  readonly count: string;
  readonly beside: string;
  readonly p: string;
}

export const alertWords = (integrity: Alerts | undefined, words: Words): AlertWords[] =>
  (integrity?.alerts ?? []).map(({ of, id, name, rule, count, trials, beside, p }) => ({
    of: of === 'team' ? (name ? words.name(name) : id) : `${words.say('agent')} ${id}`,
    rule: words.name(RULES[rule]),
    count: ofHowMany(count, trials),
    beside: `${words.say(of === 'team' ? 'besideBefore' : 'besideAgents')} ${ofHowMany(beside.count, beside.trials)}`,
    p: p.toString(),
  }));

const ofHowMany = (count: number, trials: number): string =>
  `${countText(count)}/${countText(trials)} (${((100 * count) / trials).toFixed(1)}%)`;

/** For mail as text and terminals: a line each, then how often a rule is wrong; nothing where there is no alert. */
export function alertLines(integrity: Alerts | undefined, words: Words): string[] {
  const found = alertWords(integrity, words);
  if (found.length === 0) return [];
  return [
    `${words.say('alerts')}:`,
    ...found.map(({ of, rule, count, beside, p }) => `- ${of} · ${rule} ${count} · ${beside} · p ${p}`),
    words.say('noteAlerts'),
  ];
}

/** The sentence of the first screen. */
export const alertHeadline = (
  { teams, agents }: { readonly teams: number; readonly agents: number },
  words: Words,
): string => filled(words, 'saidAlerts', countText(teams), countText(agents));
