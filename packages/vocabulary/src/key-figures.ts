/** The figures by which it is told that a period was restated after its mail. */
export const KEY_FIGURES = [
  'closed',
  'callbacks',
  'notRated',
  'satisfied',
  'raised',
  'open',
  'overdue',
  'missedAcknowledge',
  'missedConclude',
  'valid',
  'responsible',
  'orders',
  'sampled',
] as const;
export type KeyFigure = (typeof KEY_FIGURES)[number];

/** The same of a topic's report. */
export const TOPIC_KEY_FIGURES = ['closed', 'interviews', 'rated', 'satisfied'] as const;
export type TopicKeyFigures = Readonly<Record<(typeof TOPIC_KEY_FIGURES)[number], number>>;
