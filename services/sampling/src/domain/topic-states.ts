import type { RecordedTopic } from '@huiyin/contracts';
import { TOPIC_STATES, type TopicAct, type TopicState } from '@huiyin/vocabulary';

/** `absent`: nobody proposed it. */
export const TOPIC_PLACES = ['absent', ...TOPIC_STATES] as const;
export type TopicPlace = (typeof TOPIC_PLACES)[number];

/** Why an act is not possible in a state. */
export type TopicStateRefusal = 'no-such-topic' | 'topic-decided';

/** The state that follows; `stays`: it was done already, and nothing happens. */
export type TopicTransition = { readonly next: TopicState } | 'stays' | TopicStateRefusal;

const to = <const Next extends TopicState>(next: Next) => ({ next });

/** Once it is started customers may be being rung: then it is stopped, with the reason, and no more taken back. */
export const TOPIC_TRANSITIONS = {
  absent: {
    propose: to('proposed'),
    start: 'no-such-topic',
    draw: 'no-such-topic',
    refuse: 'no-such-topic',
    withdraw: 'no-such-topic',
    stop: 'no-such-topic',
  },
  proposed: {
    propose: 'stays',
    start: to('started'),
    draw: 'topic-decided',
    refuse: to('refused'),
    withdraw: to('withdrawn'),
    stop: 'topic-decided',
  },
  started: {
    propose: 'stays',
    start: 'stays',
    draw: to('drawn'),
    refuse: 'topic-decided',
    withdraw: 'topic-decided',
    stop: to('stopped'),
  },
  drawn: {
    propose: 'stays',
    start: 'stays',
    draw: 'stays',
    refuse: 'topic-decided',
    withdraw: 'topic-decided',
    stop: to('stopped'),
  },
  refused: {
    propose: 'stays',
    start: 'topic-decided',
    draw: 'topic-decided',
    refuse: 'stays',
    withdraw: 'topic-decided',
    stop: 'topic-decided',
  },
  withdrawn: {
    propose: 'stays',
    start: 'topic-decided',
    draw: 'topic-decided',
    refuse: 'topic-decided',
    withdraw: 'stays',
    stop: 'topic-decided',
  },
  // One that was stopped before its sample was drawn, or while it was, is yet counted.
  stopped: {
    propose: 'stays',
    start: 'topic-decided',
    draw: to('stopped'),
    refuse: 'topic-decided',
    withdraw: 'topic-decided',
    stop: 'stays',
  },
} as const satisfies Record<TopicPlace, Record<TopicAct, TopicTransition>>;

/** What an act comes to for this topic. */
export const topicTransitionOf = (
  topic: Pick<RecordedTopic, 'state'> | undefined,
  act: TopicAct,
): TopicTransition => TOPIC_TRANSITIONS[topic?.state ?? 'absent'][act];
