import { randomUUID } from 'node:crypto';
import { Fault } from '@huiyin/kernel';
import type { State } from '../../machine/state.ts';
import { readPath } from './input-path.ts';
import type { Pattern } from './pattern.ts';

export interface RuleTarget {
  /** a queue or another bus */
  arn: string;
  inputPath: string | undefined;
}
export interface BusRule {
  name: string;
  busName: string;
  matches: Pattern;
  targets: readonly RuleTarget[];
}
export interface BusDefinition {
  name: string;
  arn: string;
  /** patterns of the archives that record this bus */
  archives: readonly Pattern[];
}
/** The envelope that targets get (EventBridge user guide, "AWS service event metadata"). */
export interface DeliveredEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: unknown;
}
export interface Accepted {
  bus: string;
  event: DeliveredEvent;
  /** names of the rules that took it */
  rules: readonly string[];
}
export interface EventEntry {
  source: string;
  detailType: string;
  detail: unknown;
  resources: string[];
  /** epoch ms; absent: now */
  time: number | undefined;
}
/** A queue as a rule's target. */
export interface TargetQueue {
  name: string;
  send(body: string): unknown;
}
export interface EventBuses {
  has(name: string): boolean;
  /** Accepts one event: when this returns, it stands in every queue whose rule matches, on disk. */
  put(busName: string, entry: EventEntry): string;
  /** the latest accepted events, oldest first */
  events(): readonly Accepted[];
}

export function createBuses(o: {
  buses: readonly BusDefinition[];
  rules: readonly BusRule[];
  queueOf(arn: string): TargetQueue | undefined;
  state: State;
  now: () => number;
  account: string;
  region: string;
  /** how many accepted events `events` has */
  remembered: number;
  onArchived(busName: string, bytes: number): void;
  onSent(queue: string, bytes: number): void;
}): EventBuses {
  const byName = new Map(o.buses.map((bus) => [bus.name, bus]));
  const byArn = new Map(o.buses.map((bus) => [bus.arn, bus]));
  const rulesOf = new Map(
    o.buses.map((bus) => [bus.name, o.rules.filter((rule) => rule.busName === bus.name)]),
  );
  const remembered: Accepted[] = [];

  const deliver = (bus: BusDefinition, event: DeliveredEvent, hops: number): void => {
    const taken: string[] = [];
    const text = JSON.stringify(event);
    if (bus.archives.some((records) => records(event))) o.onArchived(bus.name, Buffer.byteLength(text));
    for (const rule of rulesOf.get(bus.name) ?? []) {
      if (!rule.matches(event)) continue;
      taken.push(rule.name);
      for (const target of rule.targets) {
        const queue = o.queueOf(target.arn);
        if (queue) {
          const body = target.inputPath ? JSON.stringify(readPath(target.inputPath, event)) : text;
          queue.send(body);
          o.onSent(queue.name, Buffer.byteLength(body));
        }
        const other = byArn.get(target.arn);
        // AWS passes an event on from bus to bus once only; a ring of buses ends here too.
        if (other && hops === 0) deliver(other, event, hops + 1);
      }
    }
    remembered.push({ bus: bus.name, event, rules: taken });
    if (remembered.length > o.remembered * 1.2) remembered.splice(0, remembered.length - o.remembered);
  };

  return {
    has: (name) => byName.has(name),
    put(busName, entry) {
      const bus = byName.get(busName);
      if (!bus) throw new Fault('bus-unknown', `there is no event bus ${busName}`);
      const event: DeliveredEvent = {
        version: '0',
        id: randomUUID(),
        'detail-type': entry.detailType,
        source: entry.source,
        account: o.account,
        time: `${new Date(entry.time ?? o.now()).toISOString().slice(0, 19)}Z`,
        region: o.region,
        resources: entry.resources,
        detail: entry.detail,
      };
      o.state.transaction(() => deliver(bus, event, 0));
      return event.id;
    },
    events: () => remembered.slice(-o.remembered),
  };
}
