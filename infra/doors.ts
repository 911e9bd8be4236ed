import type { ServiceName } from '@huiyin/contracts';

/** Every function of a branch: a service's doors, each `services/<service>/src/main/<door>.ts`. */
export const DOORS = {
  intake: ['inlet', 'inbox', 'api', 'relay'],
  sampling: ['inbox', 'clock', 'api', 'relay'],
  callback: ['inbox', 'api', 'clock', 'relay'],
  complaint: ['inbox', 'api', 'relay'],
  briefing: ['inbox', 'api', 'clock'],
} as const satisfies Record<ServiceName, readonly string[]>;

/** A door by its full name. */
export interface DoorName {
  readonly service: ServiceName;
  readonly door: string;
}

export const everyDoor: readonly DoorName[] = Object.entries(DOORS).flatMap(([service, doors]) =>
  // `Object.entries` forgets the literal keys of DOORS.
  doors.map((door) => ({ service: service as ServiceName, door })),
);
