import type { BranchConfiguration, MailService } from '@huiyin/contracts';
import type { EventRead } from './events-read.ts';
import type { EvidenceAction, KeyUse, TableAction } from './grants.ts';
import type { RunbookHeading } from './runbook.ts';

/** A service's one table; it has a stream when the service has a relay. */
export interface TableSurface {
  /** Its sparse indexes in their places: each of whole items, of the keys alone, or of these attributes beside the keys. */
  readonly indexes?: readonly ('whole-items' | 'keys' | readonly string[])[];
  /** Items may have an expiry. */
  readonly expires?: boolean;
}

/** From which address mail is sent, and by whom. */
export interface MailRoute {
  readonly sender: string;
  readonly mail: MailService;
}

/** What a door works with. Its permissions and its environment follow. */
export interface DoorUses {
  readonly table?: readonly TableAction[];
  readonly keys?: KeyUse;
  /** The bucket for files that people hand over. */
  readonly evidence?: readonly EvidenceAction[];
  /** Its own queue: a message that takes longer than one invocation is sent there again. */
  readonly ownQueue?: true;
  /** The dead letters of every door of the branch, and the queues to which they go back. */
  readonly everyDeadLetter?: true;
  /** The address that its mail comes from, and who takes it. */
  readonly mails?: (branch: BranchConfiguration) => MailRoute;
}

/** A line of a door's log that is counted, by its `what`. */
export type CountedLine =
  | 'order-rejected'
  | 'item-not-forgotten'
  | 'no-orders'
  | 'month-overdue'
  | 'letter-refused';

/** A door that works through events of the main bus, or through what upstream systems put on the inlet bus. */
export interface QueueSurface {
  readonly kind: 'queue';
  readonly reads: 'inlet' | readonly [EventRead, ...EventRead[]];
  readonly uses: DoorUses;
  /** What it means to a person that a message lies among the dead letters. */
  readonly meaning: string;
  /** `eventLost` unless told. */
  readonly runbook?: RunbookHeading;
  readonly counts?: readonly CountedLine[];
  /** How long messages, also dead ones, are kept; 14 days unless told. */
  readonly retentionDays?: number;
  /** Functions at work at once, at least 2; 10 unless told. */
  readonly workersMax?: number;
}

/** A door for people and systems: the routes that the contracts give to the service. */
export interface ApiSurface {
  readonly kind: 'api';
  readonly uses: DoorUses;
  /** Functions at work at once; 20 unless told. */
  readonly workersMax?: number;
  readonly counts?: readonly CountedLine[];
}

/** A time of the branch's day, `HH:MM`, or where the branch's configuration says it. */
export type TaskTime = string | ((branch: BranchConfiguration) => string);

/**
 * A task of every minute, for what is due in a partition of one of its table's indexes, whose items lie there by the moment at
 * which they are due. While none is, it would find nothing.
 */
export interface Sweep {
  readonly sweeps: { readonly index: number; readonly partition: string };
}

/** A door for time passing: each task runs every day at each of its times, or every minute. */
export interface ClockSurface {
  readonly kind: 'clock';
  readonly tasks: Readonly<Record<string, readonly [TaskTime, ...TaskTime[]] | Sweep>>;
  readonly uses: DoorUses;
  readonly counts?: readonly CountedLine[];
  /** What it means to a person when a task fails or does not run. */
  readonly meaning: string;
}

/** The door through which the changes of the table become events. */
export interface RelaySurface {
  readonly kind: 'relay';
}

/**
 * A door that folds the changes of the table, window after window: what it keeps in the table follows from the others' writes. It is shown
 * the changes of items that lie, or lay, in this index.
 */
export interface FoldSurface {
  readonly kind: 'fold';
  /** The index by its place. */
  readonly index: number;
  /** Minutes of a window, at most 15. */
  readonly everyMinutes: number;
  readonly uses: DoorUses;
  /** What it means to a person that a window is not folded. */
  readonly meaning: string;
}

export type DoorSurface = QueueSurface | ApiSurface | ClockSurface | RelaySurface | FoldSurface;

/** Who a service is, said once: what runs, what is granted, what is deployed and what is watched follows from it. */
export interface Surface {
  readonly service: string;
  /** One line, for whoever looks at the stack. */
  readonly purpose: string;
  readonly table: TableSurface;
  /** By name; the function of a door is `src/main/<name>.ts`. */
  readonly doors: Readonly<Record<string, DoorSurface>>;
}

/** Keeps every name and list as the literal type it is, which is what the doors' handlers are typed by. */
export const defineSurface = <const S extends Surface>(surface: S): S => surface;

/** One door of one service. */
export interface ServiceDoor {
  readonly service: string;
  readonly name: string;
  readonly door: DoorSurface;
}

/** Every door of these services, in their order. */
export const doorsOf = (surfaces: readonly Surface[]): readonly ServiceDoor[] =>
  surfaces.flatMap(({ service, doors }) =>
    Object.entries(doors).map(([name, door]) => ({ service, name, door })),
  );

export const linesCountedBy = (door: DoorSurface): readonly CountedLine[] =>
  door.kind === 'relay' || door.kind === 'fold' ? [] : (door.counts ?? []);

/** Does a door follow the changes of the table, with what lay there before? */
export const isFolded = ({ doors }: Surface): boolean =>
  Object.values(doors).some(({ kind }) => kind === 'fold');

/** Do changes of its table become events? */
export const isRelayed = ({ doors }: Surface): boolean =>
  Object.values(doors).some(({ kind }) => kind === 'relay');
