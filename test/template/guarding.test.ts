import { readFileSync } from 'node:fs';
import { SURFACES } from '@huiyin/services';
import {
  anchorOf,
  type ClockSurface,
  doorsOf,
  isRelayed,
  linesCountedBy,
  namesOf,
  RUNBOOK,
  type RunbookHeading,
  type ServiceDoor,
  type Surface,
  URGENCY,
} from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';
import { spellOut } from './spell-out.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');
const surfaces: readonly Surface[] = SURFACES;

const metricStat = z.object({
  MetricStat: z.object({
    Metric: z.object({
      Namespace: z.string(),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Value: z.unknown() })).default([]),
    }),
    Stat: z.string(),
    Period: z.number(),
  }),
});
const expression = z.object({ Expression: z.string(), Label: z.string() });

/** An alarm on one metric, or on an expression over several. */
const measured = z.union([
  z
    .object({ MetricName: z.string(), Statistic: z.string(), Period: z.number() })
    .transform((one) => `${one.Statistic} of ${one.MetricName} in ${one.Period} s`),
  z.object({ Metrics: z.array(z.union([metricStat, expression])) }).transform(({ Metrics }) => {
    const formula = Metrics.flatMap((each) => ('Expression' in each ? [each.Expression] : []));
    const stats = Metrics.flatMap((each) => ('MetricStat' in each ? [each.MetricStat] : []));
    const periods = new Set(stats.map(({ Period }) => Period));
    const names = [...new Set(stats.map(({ Metric }) => Metric.MetricName))].sort();
    return `${formula} of ${names.join(', ')} in ${[...periods]} s`;
  }),
]);

const alarm = z
  .object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.unknown()).length(1).optional(),
    InsufficientDataActions: z.array(z.unknown()).length(1).optional(),
    EvaluationPeriods: z.number(),
    Threshold: z.number(),
    ComparisonOperator: z.string(),
    TreatMissingData: z.string(),
  })
  .transform((read) => ({
    ...read,
    rings: [
      `${read.ComparisonOperator} ${read.Threshold}, ${read.EvaluationPeriods} in a row, ${read.TreatMissingData}`,
    ].join(' '),
  }));
const alarms = office.of('AWS::CloudWatch::Alarm').map(({ stack, properties }) => {
  const { rings, AlarmActions, InsufficientDataActions, ...read } = alarm.parse(properties);
  const [rung, begun] = [AlarmActions, InsufficientDataActions].map((actions) =>
    (actions ?? []).map((topic) => spellOut(office, stack, topic)),
  );
  return { ...read, rings: `${measured.parse(properties)} ${rings}`, tells: { alarm: rung, silence: begun } };
});

const AT_LEAST = 'GreaterThanOrEqualToThreshold';
const RINGS = {
  dead: `Maximum of ApproximateNumberOfMessagesVisible in 300 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  late: `Maximum of ApproximateAgeOfOldestMessage in 300 s ${AT_LEAST} 3600, 1 in a row, notBreaching`,
  announcedLate: `Maximum of IteratorAge in 300 s ${AT_LEAST} 900000, 1 in a row, notBreaching`,
  notFolded: `Maximum of IteratorAge in 300 s ${AT_LEAST} 3600000, 1 in a row, notBreaching`,
  silent: 'Sum of Invocations in 3600 s LessThanThreshold 1, 30 in a row, missing',
  silentForMinutes: 'Sum of Invocations in 300 s LessThanThreshold 1, 3 in a row, missing',
  apiFaults: `Sum of 5xx in 300 s ${AT_LEAST} 5, 1 in a row, notBreaching`,
  apiRefusals: `Sum of 4xx in 300 s ${AT_LEAST} 100, 3 in a row, notBreaching`,
  turnedAway: `IF(FILL(recorded, 0) < 1, turnedAway, 0) of Invocations, intake-order-rejected in 3600 s ${AT_LEAST} 10, 1 in a row, notBreaching`,
  noOrders: `Sum of sampling-no-orders in 3600 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  monthOverdue: `Sum of intake-month-overdue in 3600 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  errors: `SUM(METRICS()) of Errors in 900 s ${AT_LEAST} 5, 2 in a row, notBreaching`,
  throttled: `SUM(METRICS()) of ReadThrottleEvents, Throttles, WriteThrottleEvents in 900 s ${AT_LEAST} 10, 2 in a row, notBreaching`,
  unheard: `IF(FILL(delivered, 0) < 1, published, 0) of NumberOfMessagesPublished, NumberOfNotificationsDelivered in 3600 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  mail: (what: string) => `Sum of ${what} in 3600 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
  notForgotten: (service: string) =>
    `Sum of ${service}-item-not-forgotten in 3600 s ${AT_LEAST} 1, 1 in a row, notBreaching`,
};

/** What tells somebody about a whole service, and when. */
const alarmsAboutService = ({ service, doors }: Surface): Readonly<Record<string, string>> => ({
  [`${service}-errors`]: RINGS.errors,
  [`${service}-throttled`]: RINGS.throttled,
  ...('forgetting' in doors && { [`${service}-not-forgotten`]: RINGS.notForgotten(service) }),
});

const OF_THE_OFFICE = {
  'api-faults': RINGS.apiFaults,
  'api-refusals': RINGS.apiRefusals,
  'orders-turned-away': RINGS.turnedAway,
  'no-orders': RINGS.noOrders,
  'month-overdue': RINGS.monthOverdue,
  'mail-bounced': RINGS.mail('Bounce'),
  'mail-complained': RINGS.mail('Complaint'),
  'mail-refused': RINGS.mail('Reject'),
  'alarms-urgent-unheard': RINGS.unheard,
  'alarms-morning-unheard': RINGS.unheard,
};

const silenceOf = ({ tasks }: ClockSurface): string =>
  Object.values(tasks).some((times) => 'sweeps' in times) ? RINGS.silentForMinutes : RINGS.silent;

/** What wakes somebody about a door, and when. */
function alarmsAbout({ service, name, door }: ServiceDoor): Readonly<Record<string, string>> {
  const id = `${service}-${name}`;
  switch (door.kind) {
    case 'api':
      return {};
    case 'queue':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-late`]: RINGS.late };
    case 'clock':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-silent`]: silenceOf(door) };
    case 'relay':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-late`]: RINGS.announcedLate };
    case 'fold':
      return { [`${id}-dead`]: RINGS.dead, [`${id}-late`]: RINGS.notFolded };
  }
}

// `Object.keys` forgets the literal keys.
const headings = Object.keys(RUNBOOK) as RunbookHeading[];

describe('alarms', () => {
  test('are these and no others, and ring at these thresholds', () => {
    const wanted = Object.assign(
      {},
      OF_THE_OFFICE,
      ...surfaces.map(alarmsAboutService),
      ...doorsOf(SURFACES).map(alarmsAbout),
    );
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

  test('wake somebody when something would be lost or stand still, and wait for the morning otherwise', () => {
    const byAnchor = new Map(headings.map((heading) => [anchorOf(heading), URGENCY[heading]]));
    for (const { AlarmName, AlarmDescription, tells } of alarms) {
      // Of one topic that reaches nobody the other tells.
      const unheard = /alarms-(urgent|morning)-unheard$/.exec(AlarmName)?.[1];
      const urgency = byAnchor.get(AlarmDescription.split('#')[1] ?? '') ?? 'urgent';
      const topic = names.alarmTopic(unheard === 'morning' ? 'urgent' : unheard ? 'morning' : urgency);
      const silence = AlarmName.endsWith('-silent');
      expect(tells).toEqual(silence ? { alarm: [], silence: [topic] } : { alarm: [topic], silence: [] });
    }
    const urgent = alarms.filter(({ tells }) => tells.alarm?.includes(names.alarmTopic('urgent')));
    expect(urgent.map(({ AlarmName }) => AlarmName.replace('huiyin-longgang-', '')).sort()).toEqual([
      'alarms-morning-unheard',
      'api-faults',
      'briefing-relay-late',
      'callback-relay-late',
      'complaint-relay-late',
      'intake-relay-late',
      'orders-turned-away',
      'sampling-relay-late',
    ]);
  });

  test('are published by this branch’s alarms alone, over a closed line', () => {
    const policies = office.of('AWS::SNS::TopicPolicy').map(({ stack, properties }) =>
      z
        .object({
          PolicyDocument: z.object({
            Statement: z.array(
              z.object({
                Effect: z.string(),
                Principal: z.unknown(),
                Condition: z.record(z.string(), z.unknown()),
              }),
            ),
          }),
        })
        .parse(properties)
        .PolicyDocument.Statement.map(({ Effect, Principal, Condition }) => ({
          Effect,
          Principal,
          from: Condition.ArnLike
            ? spellOut(
                office,
                stack,
                z.object({ 'aws:SourceArn': z.unknown() }).parse(Condition.ArnLike)['aws:SourceArn'],
              )
            : Condition.Bool,
        })),
    );
    expect(policies).toHaveLength(2);
    for (const statements of policies)
      expect(statements).toEqual([
        { Effect: 'Deny', Principal: '*', from: { 'aws:SecureTransport': 'false' } },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          from: expect.stringMatching(/:cloudwatch:.*:alarm:huiyin-longgang-\*$/),
        },
      ]);
  });

  test('are quiet on the day of a first deployment, when nothing was measured yet', () => {
    // An alarm begins without data: only one that rings for missing data could ring before anything happened.
    for (const { TreatMissingData } of alarms)
      expect(['notBreaching', 'missing']).toContain(TreatMissingData);
  });

  test('by the lines of a log count those that the surfaces name, in the logs of their doors', () => {
    const filters = office.of('AWS::Logs::MetricFilter').map(({ stack, properties }) => {
      const { LogGroupName, FilterPattern, MetricTransformations } = z
        .object({
          LogGroupName: z.unknown(),
          FilterPattern: z.string(),
          MetricTransformations: z
            .array(z.object({ MetricNamespace: z.literal(names.metrics), MetricName: z.string() }))
            .length(1),
        })
        .parse(properties);
      return `${spellOut(office, stack, LogGroupName)} ${FilterPattern} ${MetricTransformations[0]?.MetricName}`;
    });
    const wanted = doorsOf(SURFACES).flatMap(({ service, name, door }) =>
      linesCountedBy(door).map(
        (line) => `${names.log(service, name)} { $.what = "${line}" } ${names.lineMetric(service, line)}`,
      ),
    );
    expect(filters.toSorted()).toEqual(wanted.toSorted());
    expect(wanted).toHaveLength(9);
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
    // As long as a table can be taken back, and no longer: what is forgotten must go from here too.
    expect(archives.map(({ properties }) => properties.RetentionDays)).toEqual([35]);
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
