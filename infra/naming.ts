import type { DoorName } from './doors.ts';

/**
 * The names that people, other systems or other stacks have to know. Each carries the branch, so that any number of
 * branches live side by side in one account and region; whatever nobody has to know is named by CloudFormation.
 */
export const namingOf = (branch: string) => ({
  /** A stack, table, bus, API, key alias, topic or dashboard. */
  of: (part: string) => `huiyin-${branch}-${part}`,
  /** The function behind a door, at most 64 characters with the longest branch. */
  door: ({ service, door }: DoorName) => `huiyin-${branch}-${service}-${door}`,
  /** The dead letters of a door. */
  deadLetters: ({ service, door }: DoorName) => `huiyin-${branch}-${service}-${door}-dead`,
  logs: ({ service, door }: DoorName) => `/huiyin/${branch}/${service}/${door}`,
  /** Under AWS's prefix for logs it delivers itself: others would each lengthen one policy of limited length. */
  accessLog: `/aws/vendedlogs/huiyin/${branch}/api`,
});

export type Naming = ReturnType<typeof namingOf>;
