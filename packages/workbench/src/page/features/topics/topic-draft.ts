import type { AnswerOf, RequestOf } from '@huiyin/client';
import type { TopicSearch } from './topic-search.ts';

export type Topics = AnswerOf<'GET /topics'>;
export type Topic = Topics['topics'][number];
export type Offer = Topics['offer'];
type Body = RequestOf<'PUT /topics/{topicId}'>['body'];

/** A topic as somebody writes it. */
export interface TopicDraft {
  readonly businessTypes: readonly string[];
  /** None: all of them. */
  readonly teams: readonly string[];
  /** As it is written, with commas between them; none: all of them. */
  readonly partners: string;
  readonly first: string;
  readonly last: string;
  readonly questionnaire: string;
  readonly sampleSize: string;
  readonly ringBy: string;
  readonly reason: string;
}

export type TopicField = keyof TopicDraft;
/** By the field that it is about; the rules' own names where the branch has one. */
export type TopicFaults = ReadonlyMap<TopicField, string>;

export const SAMPLE_MAX = 500;
const REASON_MAX = 500;
/** What a figure is about is a day, a week or a month; without one, the week before. */
const DAYS_BEFORE = 7;
const DAY_MS = 86_400_000;

/** So many days after a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** What somebody begins with: what a figure is about, within the days that are over. */
export function draftOf(offer: Offer, { team, businessType, first, last }: TopicSearch = {}): TopicDraft {
  const end = last !== undefined && last < offer.served.last ? last : offer.served.last;
  const begin = first ?? dayAfter(end, 1 - DAYS_BEFORE);
  const earliest =
    [begin, dayAfter(end, 1 - offer.servedDaysMax), offer.served.first].toSorted().at(-1) ?? begin;
  return {
    businessTypes: businessType === undefined ? [] : [businessType],
    teams: team === undefined ? [] : [team],
    partners: '',
    first: [earliest, end].toSorted()[0] ?? end,
    last: end,
    questionnaire: offer.questionnaire ?? offer.questionnaires[0]?.id ?? '',
    sampleSize: `${offer.sampleSize}`,
    ringBy: offer.ringBy,
    reason: '',
  };
}

/** What was proposed before, a chart's signal among it, to be changed; its reason is somebody's own to give. */
export const draftLike = (
  offer: Offer,
  { scope, questionnaire, sampleSize, reason = '' }: Topic,
): TopicDraft => ({
  ...draftOf(offer),
  businessTypes: scope.businessTypes,
  teams: scope.teams ?? [],
  partners: (scope.partners ?? []).join(', '),
  ...scope.served,
  questionnaire,
  sampleSize: `${sampleSize}`,
  reason,
});

export function faultsOf(draft: TopicDraft, { served, servedDaysMax }: Offer): TopicFaults {
  const faults = new Map<TopicField, string>();
  const { first, last, ringBy } = draft;
  const size = sizeOf(draft);
  if (draft.businessTypes.length === 0) faults.set('businessTypes', 'type-missing');
  if (first === '') faults.set('first', 'day-missing');
  else if (first < served.first) faults.set('first', 'served-too-long-ago');
  if (last === '') faults.set('last', 'day-missing');
  else if (last > served.last) faults.set('last', 'served-not-over');
  else if (first > last) faults.set('last', 'days-reversed');
  else if (dayAfter(first === '' ? last : first, servedDaysMax) <= last) faults.set('last', 'too-many-days');
  if (draft.questionnaire === '') faults.set('questionnaire', 'unknown-questionnaire');
  if (size === undefined) faults.set('sampleSize', 'size-wrong');
  // The day after the last that is over is today: nobody is rung for a topic that begins and ends on it.
  if (ringBy === '') faults.set('ringBy', 'day-missing');
  else if (ringBy <= dayAfter(served.last, 1)) faults.set('ringBy', 'topic-over');
  if (draft.reason.trim() === '') faults.set('reason', 'reason-missing');
  else if (draft.reason.trim().length > REASON_MAX) faults.set('reason', 'reason-long');
  return faults;
}

function sizeOf({ sampleSize }: TopicDraft): number | undefined {
  const size = Number(sampleSize.normalize('NFKC').trim() || 'none');
  return Number.isInteger(size) && size >= 1 && size <= SAMPLE_MAX ? size : undefined;
}

/** What a draft without faults proposes. */
export function bodyOf(draft: TopicDraft): Body {
  const { businessTypes, teams, first, last, questionnaire, ringBy, reason } = draft;
  const partners = draft.partners
    .split(/[,，、]/)
    .map((partner) => partner.trim())
    .filter((partner) => partner !== '');
  return {
    scope: {
      businessTypes,
      ...(teams.length > 0 && { teams }),
      ...(partners.length > 0 && { partners }),
      served: { first, last },
    },
    questionnaire,
    sampleSize: sizeOf(draft) ?? 1,
    ringBy,
    reason: reason.trim(),
  };
}

/** A name that no topic has: by its last served day, and a number from the second of one day on. */
export function topicIdOf(
  { last }: Pick<TopicDraft, 'last'>,
  topics: readonly Pick<Topic, 'topicId'>[],
): string {
  const known = topics.map(({ topicId }) => topicId);
  let topicId = `topic-${last}`;
  for (let number = 2; known.includes(topicId); number += 1) topicId = `topic-${last}-${number}`;
  return topicId;
}

export type TopicStep = 'start' | 'refuse' | 'withdraw' | 'stop';

/** What may be done with it on this day, and nothing that the branch would refuse. */
export function stepsOf(
  { state, ringBy }: Pick<Topic, 'state' | 'ringBy'>,
  today: string,
): readonly TopicStep[] {
  if (state === 'proposed') return [...(ringBy > today ? (['start'] as const) : []), 'refuse', 'withdraw'];
  return (state === 'started' || state === 'drawn') && ringBy >= today ? ['stop'] : [];
}

export type TopicGroup = 'proposed' | 'running' | 'ended';

/** Where it stands: a result may be corrected, and the clock closes what was never rung, on the day after its last. */
export function groupOf({ state, ringBy }: Pick<Topic, 'state' | 'ringBy'>, today: string): TopicGroup {
  if (state === 'proposed') return ringBy > today ? 'proposed' : 'ended';
  return (state === 'started' || state === 'drawn') && ringBy >= today ? 'running' : 'ended';
}
