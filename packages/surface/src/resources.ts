import * as z from 'zod';
import type { DoorSurface, DoorUses } from './surface.ts';

/** The environment variable in which a door finds a cloud part's name. */
export const VARIABLES = {
  table: 'TABLE_NAME',
  keysTable: 'KEYS_TABLE_NAME',
  kmsKey: 'KMS_KEY_ID',
  evidence: 'EVIDENCE_DOMAIN',
  bus: 'BUS_NAME',
  deadLetters: 'DEAD_LETTER_URL',
  queue: 'QUEUE_URL',
  everyDeadLetter: 'DEAD_LETTERS_OF',
} as const;

/** A cloud part that a door has to know by name. */
export type NamedResource = keyof typeof VARIABLES;

type Uses<Use extends keyof DoorUses> = { readonly uses: { readonly [U in Use]: NonNullable<DoorUses[U]> } };

type PartOf<Door extends DoorSurface> =
  | (Door extends Uses<'table'> ? 'table' : never)
  | (Door extends Uses<'keys'> ? 'keysTable' | 'kmsKey' : never)
  | (Door extends Uses<'evidence'> ? 'evidence' : never)
  | (Door extends Uses<'ownQueue'> ? 'queue' : never)
  | (Door extends Uses<'everyDeadLetter'> ? 'everyDeadLetter' : never)
  | (Door extends { readonly kind: 'relay' } ? 'bus' | 'deadLetters' : never);

/** What a door finds in its environment. */
export type Environment<Door extends DoorSurface> = {
  readonly [Part in PartOf<Door> as (typeof VARIABLES)[Part]]: string;
};

/** The cloud parts that a door has to know by name: the same as {@link Environment}, as values. */
export function resourcesOf(door: DoorSurface): readonly NamedResource[] {
  if (door.kind === 'relay') return ['bus', 'deadLetters'];
  return [
    ...(door.uses.table ? (['table'] as const) : []),
    ...(door.uses.keys ? (['keysTable', 'kmsKey'] as const) : []),
    ...(door.uses.evidence ? (['evidence'] as const) : []),
    ...(door.uses.ownQueue ? (['queue'] as const) : []),
    ...(door.uses.everyDeadLetter ? (['everyDeadLetter'] as const) : []),
  ];
}

/** Reads a door's environment; throws a ZodError when a variable is missing. */
export function readEnvironment<const Door extends DoorSurface>(
  door: Door,
  variables: Readonly<Record<string, string | undefined>>,
): Environment<Door> {
  const shape = Object.fromEntries(resourcesOf(door).map((part) => [VARIABLES[part], z.string().min(1)]));
  // resourcesOf says in values what Environment says in types; a test holds the two together.
  return z.object(shape).parse(variables) as Environment<Door>;
}
