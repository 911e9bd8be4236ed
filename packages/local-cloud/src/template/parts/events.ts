import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { compilePattern } from '../../played/bus/pattern.ts';
import { busNameOf } from '../../played/bus/protocol.ts';
import { type Blueprint, roleNameOf } from '../blueprint/blueprint.ts';
import { type Declared, part } from '../blueprint/part.ts';
import { ignored } from './values.ts';

const busArn = (r: Declared, name: string): string => r.arn('events', `event-bus/${name}`);
const ownBusName = (r: Declared): string => r.name('Name');

export const eventBus = part({
  ref: ownBusName,
  attributes: { Arn: (r) => busArn(r, ownBusName(r)), Name: ownBusName },
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored,
    KmsKeyIdentifier: ignored,
    DeadLetterConfig: ignored,
    LogConfig: ignored,
    Tags: ignored,
  }),
  add(_, r, blueprint) {
    const name = ownBusName(r);
    const archives = blueprint.archives.get(name) ?? [];
    blueprint.archives.set(name, archives);
    blueprint.buses.push({ name, arn: busArn(r, name), archives });
  },
});

export const archive = part({
  ref: (r) => r.name('ArchiveName', 48),
  attributes: {
    Arn: (r) => r.arn('events', `archive/${r.name('ArchiveName', 48)}`),
    ArchiveName: (r) => r.name('ArchiveName', 48),
  },
  properties: z.strictObject({
    ArchiveName: z.string().optional(),
    SourceArn: z.string(),
    EventPattern: z.unknown().optional(),
    RetentionDays: ignored,
    Description: ignored,
    KmsKeyIdentifier: ignored,
  }),
  add(given, _, blueprint) {
    const bus = busNameOf(given.SourceArn);
    const archives = blueprint.archives.get(bus) ?? [];
    archives.push(given.EventPattern === undefined ? () => true : compilePattern(given.EventPattern));
    blueprint.archives.set(bus, archives);
  },
});

const busOf = (r: Declared): string => {
  const given = r.property('EventBusName');
  return typeof given === 'string' ? busNameOf(given) : 'default';
};
const ruleName = (r: Declared): string => r.name('Name', 64);
const ruleArn = (r: Declared): string =>
  r.arn('events', busOf(r) === 'default' ? `rule/${ruleName(r)}` : `rule/${busOf(r)}/${ruleName(r)}`);

export const rule = part({
  ref: (r) => (busOf(r) === 'default' ? ruleName(r) : `${busOf(r)}|${ruleName(r)}`),
  attributes: { Arn: ruleArn },
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored,
    EventBusName: z.string().optional(),
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Tags: ignored,
    Targets: z
      .array(
        z.strictObject({
          Arn: z.string(),
          Id: z.string(),
          InputPath: z.string().optional(),
          RoleArn: z.string().optional(),
          DeadLetterConfig: ignored, // delivery to a queue on the same machine does not fail
          RetryPolicy: ignored,
        }),
      )
      .default([]),
  }),
  add(given, r, blueprint) {
    if (given.State === 'DISABLED') return;
    blueprint.rules.push({
      name: ruleName(r),
      busName: busOf(r),
      matches: compilePattern(given.EventPattern),
      targets: given.Targets.map(({ Arn, InputPath }) => ({ arn: Arn, inputPath: InputPath })),
    });
    for (const { Arn, RoleArn } of given.Targets) addWire(Arn, RoleArn, r, blueprint);
  },
});

function addWire(target: string, roleArn: string | undefined, r: Declared, blueprint: Blueprint): void {
  const name = `rule ${ruleName(r)} -> ${target}`;
  const service = target.split(':')[2];
  if (service === 'sqs') {
    const question = {
      action: 'sqs:SendMessage',
      resource: target,
      principal: 'events.amazonaws.com',
      context: { 'aws:SourceArn': ruleArn(r) },
    };
    blueprint.wires.push({ name, by: { resource: target }, question });
  } else if (service === 'events') {
    const question = { action: 'events:PutEvents', resource: target };
    blueprint.wires.push({ name, by: { role: roleNameOf(roleArn ?? '') }, question });
  } else {
    throw new Fault(
      'template-unsupported',
      `Targets: local-cloud sends events to queues and buses, not to ${service}`,
    );
  }
}

export const eventBusPolicy = part({
  ref: (r) => r.logicalId,
  properties: z.strictObject({
    EventBusName: z.string().optional(),
    StatementId: z.string(),
    Statement: z.unknown().optional(),
    Action: ignored,
    Principal: ignored,
  }),
});
