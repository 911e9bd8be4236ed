import type { EventData, EventName, INLET_DETAIL_TYPE } from '@huiyin/contracts';
import type { QueueSurface } from './surface.ts';

type ValueOf<Field> = Extract<
  Field extends readonly (infer Item)[] ? Item : Field,
  string | number | boolean
>;

/** Of the event's data: the field is, or holds, one of these values; or it is there at all. */
type DataFilter<Data> = { readonly [Field in keyof Data]?: readonly ValueOf<Data[Field]>[] | 'there' };

type FilteredRead = {
  [Name in EventName]: { readonly event: Name; readonly where: DataFilter<EventData<Name>> };
}[EventName];

/** An event that a door reads: all of that name, or those whose data is so. */
export type EventRead = EventName | FilteredRead;

type NameOf<Read> = Read extends EventName
  ? Read
  : Read extends { readonly event: infer Name }
    ? Name
    : never;

/** The names of the events that a door must handle. */
export type EventNameRead<Door extends QueueSurface> = Door['reads'] extends readonly EventRead[]
  ? Extract<NameOf<Door['reads'][number]>, EventName>
  : typeof INLET_DETAIL_TYPE;

export interface EventFilter {
  readonly event: EventName;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[] | 'there'>>;
}

/** The events of the main bus that a door reads; none of the inlet's door. */
export function eventsReadBy({ reads }: QueueSurface): readonly EventFilter[] {
  return reads === 'inlet' ? [] : reads.map((read) => (typeof read === 'string' ? { event: read } : read));
}
