import { SURFACES } from '@huiyin/services';
import { doorsOf, namesOf } from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');
const everyDoor = doorsOf(SURFACES);

describe('time', () => {
  const waking = z.strictObject({
    scheduledAt: z.literal('<aws.scheduler.scheduled-time>'),
    input: z.strictObject({ task: z.string() }),
  });
  const schedules = office.of('AWS::Scheduler::Schedule').map(({ stack, properties }) => {
    const { Target, ...read } = z
      .object({
        ScheduleExpression: z.string(),
        ScheduleExpressionTimezone: z.string(),
        Target: z.object({ Input: z.string().transform((text) => waking.parse(JSON.parse(text))) }),
      })
      .parse(properties);
    return `${stack} ${read.ScheduleExpression} ${read.ScheduleExpressionTimezone} ${Target.Input.input.task}`;
  });

  test('passes on the branch’s clock: each task runs when its surface says', () => {
    const branch = longgang();
    const wanted = everyDoor.flatMap(({ service, door }) =>
      door.kind === 'clock'
        ? Object.entries(door.tasks).flatMap(([task, times]) =>
            'sweeps' in times
              ? [`${names.stack(service)} rate(1 minute) Etc/UTC ${task}`]
              : times.map((time) => {
                  const at = typeof time === 'string' ? time : time(branch);
                  const [hour, minute] = at.split(':').map(Number);
                  return `${names.stack(service)} cron(${minute} ${hour} * * ? *) ${branch.zone} ${task}`;
                }),
          )
        : [],
    );
    expect(schedules.toSorted()).toEqual(wanted.toSorted());
    expect(schedules).toContain('huiyin-longgang-briefing cron(0 8 * * ? *) Asia/Shanghai mail');
  });

  test('that fails a task leaves a dead letter', () => {
    const left = office
      .of('AWS::Lambda::EventInvokeConfig')
      .map(({ stack, properties }) =>
        spellOut(
          office,
          stack,
          z
            .object({ DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }) })
            .parse(properties).DestinationConfig.OnFailure.Destination,
        ),
      );
    const clocks = everyDoor.filter(({ door }) => door.kind === 'clock');
    expect(left.toSorted()).toEqual(
      clocks.map(({ service, name }) => `${names.deadLetters(service, name)}.Arn`).toSorted(),
    );
  });
});
