import type { envs } from '@huiyin/complaint/env';
import { concern } from '@huiyin/contracts';
import { apiDoor } from '../constructs/api-door.ts';
import { hears } from '../constructs/hears.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { officeTable } from '../constructs/service-table.ts';
import { streamRelay } from '../constructs/stream-relay.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import type { Foundation } from './foundation/foundation.ts';

const service = 'complaint';

export function complaint(office: GuardedOffice, { buses, api, keys }: Foundation): void {
  const stack = officeStack(office, service, 'cases, from raised to closed by a second callback');
  const table = officeTable(stack, office, { part: service, streams: true, expires: true, index: 'all' });

  queueWorker<typeof envs.inbox>(stack, office, {
    service,
    door: 'inbox',
    bus: buses.main,
    hears: {
      Concerns: hears(['callback.closed'], { concerns: concern.options }),
      SecondClosed: hears(['second-callback.closed']),
      Forgotten: hears(['customer.forgotten']),
    },
    meaning: 'A customer complained on the phone, or answered about a conclusion, and no case knows of it.',
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
  streamRelay<typeof envs.relay>(stack, office, {
    service,
    table,
    environment: (dead) => ({ BUS_NAME: buses.publishes, DEAD_LETTER_URL: dead }),
  });
}
