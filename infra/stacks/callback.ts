import type { envs } from '@huiyin/callback/env';
import { apiDoor } from '../constructs/api-door.ts';
import { clockDoor } from '../constructs/clock-door.ts';
import { hears } from '../constructs/hears.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { officeTable } from '../constructs/service-table.ts';
import { streamRelay } from '../constructs/stream-relay.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import type { Foundation } from './foundation/foundation.ts';

const service = 'callback';

export function callback(office: GuardedOffice, { buses, api, keys }: Foundation): void {
  const stack = officeStack(office, service, 'the queue that agents call from');
  const table = officeTable(stack, office, { part: service, streams: true, expires: true, index: ['q'] });

  queueWorker<typeof envs.inbox>(stack, office, {
    service,
    door: 'inbox',
    bus: buses.main,
    hears: {
      Requested: hears(['callback.requested', 'callback.withdrawn']),
      SecondRequested: hears(['second-callback.requested']),
      Forgotten: hears(['customer.forgotten']),
    },
    meaning: 'A customer who should be called is not in the queue, or one who should not be called still is.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Scan') },
  });
  apiDoor<typeof envs.api>(stack, office, {
    service,
    api,
    environment: {
      TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query'),
      ...keys.allows({ seals: ['contact'], opens: ['contact'] }),
    },
  });
  clockDoor<typeof envs.clock>(stack, office, {
    service,
    // Windows end when a branch day does; the second run makes good what the first one left, before anybody rings.
    tasks: {
      CloseAtNight: { at: '00:05', task: 'close-windows' },
      CloseInTheMorning: { at: '08:05', task: 'close-windows' },
    },
    meaning: 'Callbacks whose window is over are still offered to agents and missing from the briefings.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query') },
  });
  streamRelay<typeof envs.relay>(stack, office, {
    service,
    table,
    environment: (dead) => ({ BUS_NAME: buses.publishes, DEAD_LETTER_URL: dead }),
  });
}
