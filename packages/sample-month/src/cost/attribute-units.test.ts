import type { EventData, EventName } from '@huiyin/contracts';
import { EVENTS } from '@huiyin/contracts';
import type { Accepted, Billable } from '@huiyin/local-cloud';
import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { expect, test } from 'vitest';
import { attributeUnits } from './attribute-units.ts';

/** A cloud whose meter and bus are played by hand. */
function cloudByHand() {
  const listeners: ((billable: Billable) => void)[] = [];
  const accepted: Pick<Accepted, 'event'>[] = [];
  let nowMs = Date.parse('2026-10-01T00:00:00.000Z');
  return {
    cloud: {
      clock: { now: () => new Date(nowMs) },
      meter: { onOperation: (listener: (billable: Billable) => void) => void listeners.push(listener) },
      events: () => accepted,
    },
    passDays: (days: number) => {
      nowMs += days * 86_400_000;
    },
    write(table: string, key: string, write: number, failedCondition = false) {
      const units = { read: 0, write };
      const keys = [{ pk: { S: key } }];
      const operation = { operation: 'PutItem', table, units, tableUnits: units, indexUnits: {}, keys };
      for (const listener of listeners)
        listener({ kind: 'dynamodb', by: undefined, operation: { ...operation, failedCondition } });
    },
    say<Name extends EventName>(name: Name, data: EventData<Name>) {
      const detail = eventOf(name, data, { version: 1_791_000_000_000 });
      const event = {
        version: '0' as const,
        id: '1',
        source: '',
        account: '',
        time: '',
        region: '',
        resources: [],
      };
      accepted.push({ event: { ...event, 'detail-type': name, detail } });
    },
  };
}

const recordedOf = (orderId: string, more: { revision?: number; businessType?: string } = {}) => {
  const recorded = EVENTS['work-order.recorded'].data.parse(EVENTS['work-order.recorded'].example);
  return { ...recorded, order: { ...recorded.order, orderId, ...more } };
};
const closed = callbackClosedOf();
const INTAKE = 'huiyin-longgang-intake';
const [UNCALLED, CALLED, GAS_ON] = [
  'WO-20261001-000001',
  'WO-20261001-000002',
  'WO-20261001-000003',
] as const;

test('every write is laid to the order whose id stands in its keys, tasks and cases included', () => {
  const hand = cloudByHand();
  const units = attributeUnits({ branch: { branch: 'longgang' }, cloud: hand.cloud });
  hand.write(INTAKE, `ORDER#${UNCALLED}`, 2);
  hand.say('work-order.recorded', recordedOf(UNCALLED));

  hand.write(INTAKE, `ORDER#${CALLED}`, 2);
  hand.say('work-order.recorded', recordedOf(CALLED));
  hand.write('huiyin-longgang-callback', `TASK#routine:${CALLED}`, 3);
  hand.say('callback.closed', { ...closed, order: { ...closed.order, orderId: CALLED } });

  hand.write(INTAKE, `ORDER#${GAS_ON}`, 4);
  hand.say('work-order.recorded', recordedOf(GAS_ON, { businessType: 'ignition' }));
  hand.say('callback.closed', { ...closed, order: { ...closed.order, orderId: GAS_ON } });

  hand.write('huiyin-longgang-briefing', 'DAY#2026-10-01', 6);
  hand.say('population.counted', { day: '2026-10-01', cells: [] });
  hand.passDays(3);
  expect(units.read()).toMatchObject({
    calledOnce: { orders: 1, writeUnits: 5 },
    calledOnceGasOn: { orders: 1, writeUnits: 4 },
    branchPerDay: { days: 3, writeUnits: 2 },
  });
});

test('an order that arrives again is a duplicate, one that is corrected is not', () => {
  const hand = cloudByHand();
  const units = attributeUnits({ branch: { branch: 'longgang' }, cloud: hand.cloud });
  for (const orderId of [UNCALLED, CALLED]) {
    hand.write(INTAKE, `ORDER#${orderId}`, 2);
    hand.say('work-order.recorded', recordedOf(orderId));
  }
  hand.write(INTAKE, `ORDER#${UNCALLED}`, 2, true);
  hand.write(INTAKE, `ORDER#${CALLED}`, 2, true);
  hand.write(INTAKE, `ORDER#${CALLED}`, 2);
  hand.say('work-order.recorded', recordedOf(CALLED, { revision: 2 }));
  expect(units.read()).toMatchObject({
    notSampled: { orders: 2, writeUnits: 3 },
    duplicate: { orders: 1, writeUnits: 2 },
  });
});
