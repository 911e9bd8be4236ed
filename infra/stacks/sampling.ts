import type { envs } from '@huiyin/sampling/env';
import { apiDoor } from '../constructs/api-door.ts';
import { clockDoor } from '../constructs/clock-door.ts';
import { hears } from '../constructs/hears.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { officeTable } from '../constructs/service-table.ts';
import { streamRelay } from '../constructs/stream-relay.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import type { Foundation } from './foundation/foundation.ts';

const service = 'sampling';

export function sampling(office: GuardedOffice, { buses, api, keys }: Foundation): void {
  const stack = officeStack(office, service, 'decides whose customer is called');
  const table = officeTable(stack, office, { part: service, streams: true, expires: true });

  queueWorker<typeof envs.inbox>(stack, office, {
    service,
    door: 'inbox',
    bus: buses.main,
    hears: { Recorded: hears(['work-order.recorded']), Forgotten: hears(['customer.forgotten']) },
    meaning: 'A work order is recorded, but nobody has decided whether its customer is called.',
    environment: {
      TABLE_NAME: table.allows('GetItem', 'PutItem', 'Scan'),
      ...keys.allows({ hashes: ['sampling'] }),
    },
  });
  clockDoor<typeof envs.clock>(stack, office, {
    service,
    // Before the briefing's own fold, and once more for orders that came in the night.
    tasks: {
      FoldAtNight: { at: '00:30', task: 'fold' },
      FoldInTheMorning: { at: '07:30', task: 'fold' },
    },
    meaning: 'Briefings do not know how many orders stand behind the sampled ones.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query') },
  });
  apiDoor<typeof envs.api>(stack, office, {
    service,
    api,
    environment: { TABLE_NAME: table.allows('GetItem') },
  });
  streamRelay<typeof envs.relay>(stack, office, {
    service,
    table,
    environment: (dead) => ({ BUS_NAME: buses.publishes, DEAD_LETTER_URL: dead }),
  });
}
