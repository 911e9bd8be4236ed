import { type DoorSurface, doorsOf, type Surface } from './surface.ts';

/** A door whose failures wait among dead letters, and what it is. */
export interface LetterQueue {
  readonly service: string;
  readonly door: string;
  readonly sender: Exclude<DoorSurface['kind'], 'api'>;
}

/** Every door of these services that has dead letters. */
export const letterQueuesOf = (surfaces: readonly Surface[]): readonly LetterQueue[] =>
  doorsOf(surfaces).flatMap(({ service, name, door: { kind } }) =>
    kind === 'api' ? [] : [{ service, door: name, sender: kind }],
  );

/** As a function finds them in its environment: `queue/intake/inlet relay/intake/relay …`. */
export const writeLetterQueues = (queues: readonly LetterQueue[]): string =>
  queues.map(({ service, door, sender }) => `${sender}/${service}/${door}`).join(' ');

/** The same read back; `writeLetterQueues` alone writes it. */
export const readLetterQueues = (text: string): readonly LetterQueue[] =>
  text.split(' ').map((each) => {
    const [sender, service = '', door = ''] = each.split('/');
    return { service, door, sender: sender as LetterQueue['sender'] };
  });
