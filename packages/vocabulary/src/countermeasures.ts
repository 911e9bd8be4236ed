import type { Wording } from './wording.ts';

/** What became of a countermeasure when somebody looked into it. */
export const FOLLOW_UPS = ['done', 'goes-on', 'dropped'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

export const FOLLOW_UP_NAMES = {
  done: { zh: '已落实', en: 'done' },
  'goes-on': { zh: '仍在推进', en: 'goes on' },
  dropped: { zh: '已放弃', en: 'dropped' },
} as const satisfies Record<FollowUp, Wording>;

/** What complaints heap up at, so that somebody takes measures against it. */
export const SPOT_SUBJECTS = ['category', 'cause', 'channel', 'team'] as const;
export type SpotSubject = (typeof SPOT_SUBJECTS)[number];

export const SPOT_SUBJECT_NAMES = {
  category: { zh: '诉求', en: 'category' },
  cause: { zh: '原因', en: 'cause' },
  channel: { zh: '渠道', en: 'channel' },
  team: { zh: '班组', en: 'team' },
} as const satisfies Record<SpotSubject, Wording>;
