import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { GuardedOffice } from '../office.ts';
import { RUNBOOK } from '../runbook.ts';
import { alarm } from './alarm.ts';
import { allow } from './binding.ts';
import { deadLetters } from './dead-letters.ts';
import { type DoorProps, doorFunction } from './door.ts';

export interface ClockProps<Environment extends z.ZodType> extends Omit<DoorProps<Environment>, 'door'> {
  /** Schedules by name: at which time of the branch's wall clock, every day, the door is told to do what. */
  readonly tasks: Readonly<Record<string, { readonly at: string; readonly task: string }>>;
  /** What it means to a person when the tasks fail or do not run. */
  readonly meaning: string;
}

function everyDayAt(time: string, zone: string): ScheduleExpression {
  const timeZone = TimeZone.of(zone);
  const [hour, minute] = time.split(':').map((part) => String(Number(part)));
  return ScheduleExpression.cron({
    hour: hour === '24' ? '0' : (hour ?? '0'),
    minute: minute ?? '0',
    timeZone,
  });
}

/** The door for time passing. A failing task is tried three times, then it is a dead letter; silence of a day rings too. */
export function clockDoor<Environment extends z.ZodType>(
  stack: Construct,
  office: GuardedOffice,
  { service, environment, tasks, meaning }: ClockProps<Environment>,
): LambdaFunction {
  const scope = new Construct(stack, 'clock');
  const name = { service, door: 'clock' };
  const dead = deadLetters(scope, office, { ...name, meaning, runbook: RUNBOOK.taskFailed });
  const handler = doorFunction(
    scope,
    office,
    { ...name, environment },
    { timeout: Duration.minutes(5), memoryMegabytes: 1024 },
  );
  handler.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(dead),
  });
  const role = new Role(scope, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(allow(['lambda:InvokeFunction'], [handler.functionArn]));
  for (const [id, { at, task }] of Object.entries(tasks))
    new Schedule(scope, id, {
      schedule: everyDayAt(at, office.branch.zone),
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
  alarm(scope, office, {
    id: `${service}-clock-silent`,
    metric: handler.metricInvocations({ period: Duration.days(1), statistic: 'Sum' }),
    at: 'silence',
    meaning,
    runbook: RUNBOOK.clockSilent,
  });
  return handler;
}
