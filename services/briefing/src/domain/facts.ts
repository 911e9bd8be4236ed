import type {
  BusEvent,
  CallbackClosed,
  ComplaintCase,
  EventData,
  SecondCallbackClosed,
} from '@huiyin/contracts';

/** A callback about an order that ended: everything countable, nothing of the customer. */
export type CallbackFact = Omit<CallbackClosed, 'customer' | 'sealedWords' | 'noMoreCalls' | 'refuser'> & {
  readonly sourceVersion: number;
};

export type SecondCallbackFact = Omit<SecondCallbackClosed, 'sealedWords' | 'noMoreCalls' | 'refuser'> & {
  readonly sourceVersion: number;
};

/** The present state of a complaint case. */
export type ComplaintFact = Omit<ComplaintCase, 'owner'> & { readonly sourceVersion: number };

export type PopulationFact = EventData<'population.counted'> & { readonly sourceVersion: number };

/** What binds the branch to a month's sampling key. */
export type SamplingKeyFact = EventData<'sampling-key.committed'> & { readonly sourceVersion: number };

/** A topic callback whose sample was drawn; some were stopped. */
export type TopicFact = EventData<'topic.drawn'> & {
  readonly sourceVersion: number;
  readonly stoppedDay?: string | undefined;
  readonly because?: EventData<'topic.stopped'>['because'] | undefined;
};

/** A fact, by the natural key of what it says. */
export type Fact =
  | { readonly kind: 'callback'; readonly fact: CallbackFact }
  | { readonly kind: 'second-callback'; readonly fact: SecondCallbackFact }
  | { readonly kind: 'complaint'; readonly fact: ComplaintFact }
  | { readonly kind: 'population'; readonly fact: PopulationFact }
  | { readonly kind: 'sampling-key'; readonly fact: SamplingKeyFact }
  | { readonly kind: 'topic'; readonly fact: TopicFact };

/** The events that briefing makes facts of. */
export type BriefingEvent = BusEvent<
  | 'callback.closed'
  | 'second-callback.closed'
  | 'population.counted'
  | 'sampling-key.committed'
  | 'topic.drawn'
  | 'topic.stopped'
  | 'complaint.raised'
  | 'complaint.changed'
  | 'complaint.acknowledged'
  | 'complaint.concluded'
  | 'complaint.adjudicated'
  | 'complaint.closed'
  | 'complaint.reopened'
  | 'complaint.notified'
>;

/** What an event says, without the customer, the customer's words, and the owner of a case. */
export function factOf(event: BriefingEvent): Fact {
  const sourceVersion = event.aggregate.version;
  switch (event.name) {
    case 'callback.closed': {
      const { customer, sealedWords, noMoreCalls, refuser, ...countable } = event.data;
      return { kind: 'callback', fact: { ...countable, sourceVersion } };
    }
    case 'second-callback.closed': {
      const { sealedWords, noMoreCalls, refuser, ...countable } = event.data;
      return { kind: 'second-callback', fact: { ...countable, sourceVersion } };
    }
    case 'population.counted':
      return { kind: 'population', fact: { ...event.data, sourceVersion } };
    case 'sampling-key.committed':
      return { kind: 'sampling-key', fact: { ...event.data, sourceVersion } };
    case 'topic.drawn':
    case 'topic.stopped':
      return { kind: 'topic', fact: { ...event.data, sourceVersion } };
    case 'complaint.raised':
    case 'complaint.changed':
    case 'complaint.acknowledged':
    case 'complaint.concluded':
    case 'complaint.adjudicated':
    case 'complaint.closed':
    case 'complaint.reopened':
    case 'complaint.notified': {
      const { owner, offeredTo, ...countable } = event.data;
      return { kind: 'complaint', fact: { ...countable, sourceVersion } };
    }
  }
}

/** The day whose fold a fact changes. Cases, topics and sampling keys are in no fold: every briefing reads them as they are. */
export function dayChangedBy({ kind, fact }: Fact): string | undefined {
  switch (kind) {
    case 'callback':
    case 'second-callback':
      return fact.closedDay;
    case 'population':
      return fact.day;
    case 'complaint':
    case 'sampling-key':
    case 'topic':
      return undefined;
  }
}
