import * as z from 'zod';
import { cadence } from '../../played/schedules/cadence.ts';
import { roleNameOf } from '../blueprint/blueprint.ts';
import { type Declared, part } from '../blueprint/part.ts';
import { functionNameOf } from './function.ts';
import { ignored } from './values.ts';

const nameOf = (r: Declared): string => r.name('Name', 64);
const groupOf = (r: Declared): string => String(r.property('GroupName') ?? 'default');
const arnOf = (r: Declared): string => r.arn('scheduler', `schedule/${groupOf(r)}/${nameOf(r)}`);
/** The template's metadata in which a schedule says what it looks for. */
const SWEEPS = 'huiyin:sweeps';
const swept = z
  .strictObject({
    table: z.string(),
    index: z.string(),
    partition: z.strictObject({ attribute: z.string(), value: z.string() }),
    sort: z.string(),
  })
  .optional();
const date = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const schedule = part({
  ref: nameOf,
  attributes: { Arn: arnOf },
  properties: z.strictObject({
    Name: z.string().optional(),
    GroupName: z.string().optional(),
    Description: ignored,
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    FlexibleTimeWindow: z.object({ Mode: z.literal('OFF') }),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    StartDate: date.optional(),
    EndDate: date.optional(),
    KmsKeyArn: ignored,
    Target: z.strictObject({
      Arn: z.string().regex(/:lambda:/, 'local-cloud schedules functions only'),
      RoleArn: z.string(),
      Input: z.string().optional(),
      RetryPolicy: ignored,
      DeadLetterConfig: ignored, // the hand-over to a function on the same machine does not fail
    }),
  }),
  add(given, r, blueprint) {
    if (given.State === 'DISABLED') return;
    const functionName = functionNameOf(given.Target.Arn);
    blueprint.schedules.push({
      name: `${groupOf(r)}/${nameOf(r)}`,
      arn: arnOf(r),
      next: cadence(given.ScheduleExpression, given.ScheduleExpressionTimezone, given.StartDate),
      from: given.StartDate,
      until: given.EndDate,
      functionName,
      input: given.Target.Input,
      sweeps: swept.parse(r.metadata(SWEEPS)),
    });
    blueprint.wires.push({
      name: `schedule ${nameOf(r)} -> function ${functionName}`,
      by: { role: roleNameOf(given.Target.RoleArn) },
      question: { action: 'lambda:InvokeFunction', resource: given.Target.Arn },
    });
  },
});

export const scheduleGroup = part({
  ref: (r) => r.name('Name', 64),
  attributes: { Arn: (r) => r.arn('scheduler', `schedule-group/${r.name('Name', 64)}`) },
  properties: z.strictObject({ Name: z.string().optional(), Tags: ignored }),
});
