import { doorsOf, type Surface } from '@huiyin/surface';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { type Office, officeStack } from '../../office.ts';
import { alarmTopic } from './alarm-topic.ts';
import { dashboard } from './dashboard.ts';

/** Comes first: everything else is guarded by its topic. */
export function operations(office: Office, surfaces: readonly Surface[]): { readonly alarmTopic: ITopic } {
  const stack = officeStack(office, 'operations', 'whom alarms reach, and what operators look at');
  dashboard(stack, office, doorsOf(surfaces));
  return { alarmTopic: alarmTopic(stack, office) };
}
