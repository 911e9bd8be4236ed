import { doorsOf, type Surface } from '@huiyin/surface';
import { type GuardedOffice, type Office, officeStack } from '../../office.ts';
import { alarmTopic } from './alarm-topic.ts';
import { dashboard } from './dashboard.ts';
import { mailEvents } from './mail-events.ts';
import { unheardAlarms } from './unheard-alarms.ts';
import { wholeOfficeAlarms } from './whole-office-alarms.ts';

/** Comes first: everything else is guarded by its topics. */
export function operations(office: Office, surfaces: readonly Surface[]): GuardedOffice {
  const stack = officeStack(office, 'operations', 'whom alarms reach, and what operators look at');
  dashboard(stack, office, doorsOf(surfaces));
  const guarded = {
    ...office,
    alarmTopics: {
      urgent: alarmTopic(stack, office, 'urgent'),
      morning: alarmTopic(stack, office, 'morning'),
    },
  };
  wholeOfficeAlarms(stack, guarded, surfaces);
  mailEvents(stack, guarded);
  unheardAlarms(stack, guarded);
  return guarded;
}
