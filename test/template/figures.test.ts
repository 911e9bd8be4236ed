import { readFileSync } from 'node:fs';
import { longgang } from '@huiyin/testing';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';

const office = templateOf(longgang());
const page = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');

/** The figures that the page writes where this says `#`. */
const written = (sentence: string): readonly number[] => {
  const pattern = sentence.replaceAll(/[.()]/g, '\\$&').replaceAll('#', '([\\d.]+)');
  return (new RegExp(pattern).exec(page) ?? []).slice(1).map(Number);
};

const sumOf = (type: string, property: z.ZodType<number>, of: (properties: object) => unknown) =>
  office.of(type).reduce((sum, { properties }) => sum + property.parse(of(properties)), 0);

/** An alarm on a formula is billed for each metric in it. */
const metricsOf = z
  .object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() })
  .transform(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1);

test('docs/deploy.md counts the stacks of a branch', () => {
  expect(written('A branch office is # stacks')).toEqual([office.stacks.length]);
});

test('docs/deploy.md says how much concurrency a branch reserves', () => {
  const reserved = sumOf('AWS::Lambda::Function', z.number(), (properties) =>
    Reflect.get(properties, 'ReservedConcurrentExecutions'),
  );
  expect(written('(# a branch of the usual 1,000, so four branches fit)')).toEqual([reserved]);
});

test('docs/deploy.md counts what costs something idle', () => {
  const polled = office
    .of('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.StartingPosition === undefined);
  expect(written('# queues are polled')).toEqual([polled.length]);
  const alarms = office.of('AWS::CloudWatch::Alarm');
  const metrics = alarms.reduce((sum, { properties }) => sum + metricsOf.parse(properties), 0);
  expect(written('# alarms over # metrics # USD')).toEqual([alarms.length, metrics, metrics / 10]);
  expect(office.of('AWS::KMS::Key')).toHaveLength(1);
  expect(office.of('AWS::CloudWatch::Dashboard')).toHaveLength(1);
});
