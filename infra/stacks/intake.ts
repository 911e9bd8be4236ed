import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { type envs, TOMBSTONES_REMEMBERED_SECONDS } from '@huiyin/intake/env';
import { Duration } from 'aws-cdk-lib';
import { apiDoor } from '../constructs/api-door.ts';
import { hears } from '../constructs/hears.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { officeTable } from '../constructs/service-table.ts';
import { streamRelay } from '../constructs/stream-relay.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import { RUNBOOK } from '../runbook.ts';
import type { Foundation } from './foundation/foundation.ts';

const service = 'intake';
const taking = { seals: ['contact', 'rejected'], hashes: ['fingerprint', 'customer'] } as const;

export function intake(office: GuardedOffice, { buses, api, keys }: Foundation): void {
  const stack = officeStack(office, service, 'takes finished work orders in and seals what is personal');
  const table = officeTable(stack, office, { part: service, streams: true, expires: true, index: 'all' });

  queueWorker<typeof envs.inlet>(stack, office, {
    service,
    door: 'inlet',
    bus: buses.inlet,
    hears: { Completed: { detailType: [INLET_DETAIL_TYPE] } },
    // Personal data in clear: gone after four days, come what may.
    retention: Duration.days(4),
    meaning: 'A finished work order was sent to us and is not recorded: its customer will not be called.',
    runbook: RUNBOOK.orderLost,
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query'), ...keys.allows(taking) },
  });
  queueWorker<typeof envs.inbox>(stack, office, {
    service,
    door: 'inbox',
    bus: buses.main,
    hears: { Forgotten: hears(['customer.forgotten']) },
    // The other doors may not know the new tombstone for that long, and may work on for half a minute after that.
    delay: Duration.seconds(2 * TOMBSTONES_REMEMBERED_SECONDS),
    meaning: 'A customer asked to be forgotten, and the recorded work orders still hold their envelope.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Scan') },
  });
  apiDoor<typeof envs.api>(stack, office, {
    service,
    api,
    environment: {
      TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query'),
      ...keys.allows({ ...taking, opens: ['rejected'], administers: true }),
    },
  });
  streamRelay<typeof envs.relay>(stack, office, {
    service,
    table,
    environment: (dead) => ({ BUS_NAME: buses.publishes, DEAD_LETTER_URL: dead }),
  });
}
