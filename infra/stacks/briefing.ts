import type { envs } from '@huiyin/briefing/env';
import type { EventName } from '@huiyin/contracts';
import { apiDoor } from '../constructs/api-door.ts';
import { clockDoor } from '../constructs/clock-door.ts';
import { hears } from '../constructs/hears.ts';
import { sendsMailAs } from '../constructs/mail.ts';
import { queueWorker } from '../constructs/queue-worker.ts';
import { officeTable } from '../constructs/service-table.ts';
import { type GuardedOffice, officeStack } from '../office.ts';
import type { Foundation } from './foundation/foundation.ts';

const service = 'briefing';

const complaints: readonly EventName[] = [
  'complaint.raised',
  'complaint.acknowledged',
  'complaint.concluded',
  'complaint.closed',
  'complaint.reopened',
];

export function briefing(office: GuardedOffice, { buses, api }: Foundation): void {
  const stack = officeStack(office, service, 'folds facts into briefings and mails them');
  const table = officeTable(stack, office, { part: service, expires: true });
  const { at, sender } = office.branch.briefing;

  queueWorker<typeof envs.inbox>(stack, office, {
    service,
    door: 'inbox',
    bus: buses.main,
    hears: {
      Populations: hears(['population.counted']),
      Callbacks: hears(['callback.closed', 'second-callback.closed']),
      Complaints: hears(complaints),
    },
    meaning: 'A callback, complaint or population is missing from the briefings.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem') },
  });
  apiDoor<typeof envs.api>(stack, office, {
    service,
    api,
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query') },
  });
  const clock = clockDoor<typeof envs.clock>(stack, office, {
    service,
    // Which periods are due on a day is the door's to say.
    tasks: {
      Fold: { at: '07:45', task: 'fold' },
      Mail: { at: at, task: 'mail' },
    },
    meaning: 'The people who act on briefings did not get theirs.',
    environment: { TABLE_NAME: table.allows('GetItem', 'PutItem', 'Query') },
  });
  sendsMailAs(clock, sender);
}
