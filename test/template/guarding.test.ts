import { readFileSync } from 'node:fs';
import { SURFACES } from '@huiyin/services';
import {
  anchorOf,
  doorsOf,
  isRelayed,
  namesOf,
  RUNBOOK,
  type RunbookHeading,
  type ServiceDoor,
  type Surface,
} from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');
const surfaces: readonly Surface[] = SURFACES;

const alarm = z
  .object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.unknown()).length(1),
    MetricName: z.string(),
    Statistic: z.string(),
    Period: z.number(),
    EvaluationPeriods: z.number(),
    Threshold: z.number(),
    ComparisonOperator: z.string(),
    TreatMissingData: z.string(),
  })
  .transform((read) => ({
    ...read,
    rings: [
      `${read.Statistic} of ${read.MetricName} in ${read.Period} s`,
      `${read.ComparisonOperator} ${read.Threshold}, ${read.EvaluationPeriods} in a row, ${read.TreatMissingData}`,
    ].join(' '),
  }));
const alarms = office.of('AWS::CloudWatch::Alarm').map(({ properties }) => alarm.parse(properties));

const AT_LEAST = 'GreaterThanOrEqualToThreshold';
const RINGS = {
  dead: `Maximum of ApproximateNumberOfMessagesVisible in 300 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  late: `Maximum of ApproximateAgeOfOldestMessage in 300 s ${AT_LEAST} 3600, 1 in a row, notBreaching`,
  announcedLate: `Maximum of IteratorAge in 300 s ${AT_LEAST} 900000, 1 in a row, notBreaching`,
  silent: 'Sum of Invocations in 86400 s LessThanThreshold 1, 1 in a row, breaching',
  apiFaults: `Sum of 5xx in 300 s ${AT_LEAST} 5, 1 in a row, notBreaching`,
};

/** What wakes somebody about a door, and when. */
function alarmsAbout({ service, name, door }: ServiceDoor): Readonly<Record<string, string>> {
  const id = `${service}-${name}`;
  switch (door.kind) {
    case 'api':
      return {};
    case 'queue':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-late`]: RINGS.late };
    case 'clock':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-silent`]: RINGS.silent };
    case 'relay':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-late`]: RINGS.announcedLate };
  }
}

// `Object.keys` forgets the literal keys.
const headings = Object.keys(RUNBOOK) as RunbookHeading[];

describe('alarms', () => {
  test('are these and no others, and ring at these thresholds', () => {
    const wanted = Object.assign({ 'api-faults': RINGS.apiFaults }, ...doorsOf(SURFACES).map(alarmsAbout));
    expect(
      Object.fromEntries(
        alarms.map(({ AlarmName, rings }) => [AlarmName.replace('huiyin-longgang-', ''), rings]),
      ),
    ).toEqual(wanted);
  });

  test.each(doorsOf(SURFACES))('say of $service $name what its surface says', ({ service, name, door }) => {
    if (door.kind !== 'queue' && door.kind !== 'clock') return;
    const heading: RunbookHeading = door.kind === 'clock' ? 'taskFailed' : (door.runbook ?? 'eventLost');
    const dead = alarms.find(({ AlarmName }) => AlarmName === names.deadLetters(service, name));
    expect(dead?.AlarmDescription).toBe(`${door.meaning} What to do: docs/runbook.md#${anchorOf(heading)}`);
  });

  test('each say what they mean to a person and which heading of the runbook to read', () => {
    const anchors = new Set(headings.map(anchorOf));
    for (const { AlarmDescription } of alarms) {
      const [, sentence, anchor] =
        /^(.+\.) What to do: docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(sentence).toBeDefined();
      expect(anchors).toContain(anchor);
    }
  });

  test('use every heading, and the runbook has exactly those', () => {
    const used = new Set(alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1]));
    expect([...used].sort()).toEqual(headings.map(anchorOf).sort());
    const page = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const section = page.split('\n# ').find((part) => part.startsWith('When an alarm rings')) ?? '';
    expect(
      section
        .match(/^## .+$/gm)
        ?.map((heading) => heading.slice(3))
        .sort(),
    ).toEqual(Object.values(RUNBOOK).sort());
  });

  test('watch the dead letters of every queue that has any', () => {
    const dead = office
      .of('AWS::SQS::Queue')
      .map(({ properties }) => String(properties.QueueName))
      .filter((name) => name.endsWith('-dead'));
    expect(
      alarms
        .map(({ AlarmName }) => AlarmName)
        .filter((name) => name.endsWith('-dead'))
        .sort(),
    ).toEqual(dead.sort());
  });
});

describe('what is kept', () => {
  test('tables are retained, protected from deletion and restorable to any second', () => {
    const tables = office.of('AWS::DynamoDB::Table');
    expect(tables.map(({ properties }) => properties.TableName).sort()).toEqual(
      ['keys', ...SURFACES.map(({ service }) => service)].map(names.table).sort(),
    );
    for (const { properties, deletionPolicy } of tables) {
      expect(deletionPolicy).toBe('Retain');
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });

  test('tables of services that tell others have a stream of new images; keys never expire', () => {
    const streams = Object.fromEntries(
      office
        .of('AWS::DynamoDB::Table')
        .map(({ properties }) => [
          String(properties.TableName).replace('huiyin-longgang-', ''),
          [properties.StreamSpecification !== undefined, properties.TimeToLiveSpecification !== undefined],
        ]),
    );
    expect(streams).toEqual({
      ...Object.fromEntries(
        surfaces.map((surface) => [surface.service, [isRelayed(surface), surface.table.expires === true]]),
      ),
      keys: [false, false],
    });
  });

  test('logs are kept for thirteen months, since they say who opened an envelope', () => {
    const logs = office.of('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(office.of('AWS::Lambda::Function').length + 1);
    expect(new Set(logs.map(({ properties }) => properties.RetentionInDays))).toEqual(new Set([400]));
  });

  test('everything that services say is archived, and nothing of the inlet', () => {
    const archives = office.of('AWS::Events::Archive');
    expect(archives.map(({ properties }) => properties.EventPattern)).toEqual([
      { source: [{ prefix: 'huiyin.' }] },
    ]);
    const main = office
      .of('AWS::Events::EventBus')
      .find(({ properties }) => properties.Name === 'huiyin-longgang-main');
    expect(JSON.stringify(archives[0]?.properties.SourceArn)).toContain(main?.id);
  });

  test('the key that wraps keys is rotated and retained', () => {
    const keys = office.of('AWS::KMS::Key');
    expect(
      keys.map(({ properties, deletionPolicy }) => [properties.EnableKeyRotation, deletionPolicy]),
    ).toEqual([[true, 'Retain']]);
  });
});
