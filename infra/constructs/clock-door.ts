import { type ClockSurface, indexAt, type ServiceDoor, SWEEPS } from '@huiyin/surface';
import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type CfnSchedule,
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';
import { A_DAY_AND_MORE, silenceAlarm } from './alarm.ts';
import type { CloudResources } from './cloud-resources.ts';
import { deadLetters, destinationOf, queueResource } from './dead-letters.ts';
import { doorFunction } from './door.ts';

/** At `HH:MM` of the branch's wall clock; 24:00 is the midnight with which the day begins, too. */
function everyDayAt(time: string, zone: string): ScheduleExpression {
  const [hour = '0', minute = '0'] = time.split(':').map((part) => String(Number(part)));
  return ScheduleExpression.cron({
    hour: hour === '24' ? '0' : hour,
    minute,
    timeZone: TimeZone.of(zone),
  });
}

/** The door for time passing. A failing task is tried three times, then it is a dead letter; silence rings too. */
export function clockDoor(
  scope: Construct,
  office: GuardedOffice,
  clock: ServiceDoor & { readonly door: ClockSurface },
  resources: CloudResources,
): void {
  const { service, name, door } = clock;
  const { tasks, meaning } = door;
  const dead = deadLetters(scope, office, clock, { meaning, runbook: 'taskFailed' });
  const handler = doorFunction(
    scope,
    office,
    clock,
    { ...resources, deadLetters: queueResource(dead) },
    { timeout: Duration.minutes(5), memoryMegabytes: 1024, atOnce: 2 },
  );
  handler.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: destinationOf(dead),
  });
  const role = new Role(scope, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }),
  );
  const schedule = (id: string, task: string, expression: ScheduleExpression) =>
    new Schedule(scope, id, {
      schedule: expression,
      description: `${service}: ${task}`,
      // The target would add the right to invoke any version; this role has what it needs.
      target: new LambdaInvoke(handler, {
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({
          scheduledAt: ContextAttribute.scheduledTime,
          input: { task },
        }),
      }),
    });
  for (const [task, times] of Object.entries(tasks))
    if ('sweeps' in times) {
      const { index, partition } = times.sweeps;
      const { name: indexName, partition: attribute, sort } = indexAt(index);
      const { node } = schedule(task, task, ScheduleExpression.rate(Duration.minutes(1)));
      // Whoever plays the cloud with time of its own need not wake it while nothing is due.
      (node.defaultChild as CfnSchedule).addMetadata(SWEEPS, {
        table: office.names.table(service),
        index: indexName,
        partition: { attribute, value: partition },
        sort,
      });
    } else
      for (const [at, time] of times.entries())
        schedule(
          `${task}-${at + 1}`,
          task,
          everyDayAt(typeof time === 'string' ? time : time(office.branch), office.branch.zone),
        );
  silenceAlarm(scope, office, {
    id: `${service}-${name}-silent`,
    handler,
    meaning,
    runbook: 'clockSilent',
    silent: Object.values(tasks).some((times) => 'sweeps' in times)
      ? { periods: 3, of: Duration.minutes(5) }
      : A_DAY_AND_MORE,
  });
}
