import type {
  BusEvent,
  CallbackClosed,
  ComplaintCase,
  PopulationCounted,
  SecondCallbackClosed,
} from '@huiyin/contracts';

/** A routine callback that ended: everything countable, nothing of the person. */
export type CallbackFact = Omit<
  CallbackClosed,
  'customer' | 'sealedWords' | 'orderId' | 'revision' | 'staff' | 'language'
> & {
  readonly sourceVersion: number;
};

export type SecondCallbackFact = Omit<SecondCallbackClosed, 'sealedWords'> & {
  readonly sourceVersion: number;
};

/** The present state of a complaint case. */
export type ComplaintFact = Omit<ComplaintCase, 'staff' | 'owner'> & { readonly sourceVersion: number };

export type PopulationFact = PopulationCounted & { readonly sourceVersion: number };

/** A fact, by the natural key of what it tells. */
export type Fact =
  | { readonly kind: 'callback'; readonly fact: CallbackFact }
  | { readonly kind: 'second-callback'; readonly fact: SecondCallbackFact }
  | { readonly kind: 'complaint'; readonly fact: ComplaintFact }
  | { readonly kind: 'population'; readonly fact: PopulationFact };

/** The events that briefing listens to. */
export type BriefingEvent = BusEvent<
  | 'callback.closed'
  | 'second-callback.closed'
  | 'population.counted'
  | 'complaint.raised'
  | 'complaint.acknowledged'
  | 'complaint.concluded'
  | 'complaint.closed'
  | 'complaint.reopened'
>;

/** What an event tells, without the customer, the words and the employees: a briefing counts, it points at nobody. */
export function factOf(event: BriefingEvent): Fact {
  const sourceVersion = event.aggregate.version;
  switch (event.name) {
    case 'callback.closed': {
      const { customer, sealedWords, orderId, revision, staff, language, ...told } = event.data;
      return { kind: 'callback', fact: { ...told, sourceVersion } };
    }
    case 'second-callback.closed': {
      const { sealedWords, ...told } = event.data;
      return { kind: 'second-callback', fact: { ...told, sourceVersion } };
    }
    case 'population.counted':
      return { kind: 'population', fact: { ...event.data, sourceVersion } };
    case 'complaint.raised':
    case 'complaint.acknowledged':
    case 'complaint.concluded':
    case 'complaint.closed':
    case 'complaint.reopened': {
      const { staff, owner, ...told } = event.data;
      return { kind: 'complaint', fact: { ...told, sourceVersion } };
    }
  }
}

/** The day whose fold a fact changes. Cases are in no fold: every briefing reads them as they are. */
export function dayChangedBy({ kind, fact }: Fact): string | undefined {
  switch (kind) {
    case 'callback':
    case 'second-callback':
      return fact.closedDay;
    case 'population':
      return fact.day;
    case 'complaint':
      return undefined;
  }
}
