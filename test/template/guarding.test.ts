import { readFileSync } from 'node:fs';
import { anchorOf, RUNBOOK } from '@huiyin/infra/runbook';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';

const office = templateOf(longgang());
const alarms = office.of('AWS::CloudWatch::Alarm').map(({ properties }) =>
  z
    .object({
      AlarmName: z.string(),
      AlarmDescription: z.string(),
      AlarmActions: z.array(z.unknown()).length(1),
    })
    .parse(properties),
);

describe('alarms', () => {
  test('are these and no others', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('huiyin-longgang-', '')).sort()).toEqual([
      'api-faults',
      'briefing-clock-dead',
      'briefing-clock-silent',
      'briefing-inbox-dead',
      'briefing-inbox-late',
      'callback-clock-dead',
      'callback-clock-silent',
      'callback-inbox-dead',
      'callback-inbox-late',
      'callback-relay-dead',
      'callback-relay-late',
      'complaint-inbox-dead',
      'complaint-inbox-late',
      'complaint-relay-dead',
      'complaint-relay-late',
      'intake-inbox-dead',
      'intake-inbox-late',
      'intake-inlet-dead',
      'intake-inlet-late',
      'intake-relay-dead',
      'intake-relay-late',
      'sampling-clock-dead',
      'sampling-clock-silent',
      'sampling-inbox-dead',
      'sampling-inbox-late',
      'sampling-relay-dead',
      'sampling-relay-late',
    ]);
  });

  test('each say what they mean to a person and which heading of the runbook to read', () => {
    const anchors = new Set(Object.values(RUNBOOK).map(anchorOf));
    for (const { AlarmDescription } of alarms) {
      const [, sentence, anchor] =
        /^(.+\.) What to do: docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(sentence).toBeDefined();
      expect(anchors).toContain(anchor);
    }
  });

  test('use every heading, and the runbook has exactly those', () => {
    const used = new Set(alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1]));
    expect([...used].sort()).toEqual(Object.values(RUNBOOK).map(anchorOf).sort());
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
      ['briefing', 'callback', 'complaint', 'intake', 'keys', 'sampling'].map(
        (part) => `huiyin-longgang-${part}`,
      ),
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
      intake: [true, true],
      sampling: [true, true],
      callback: [true, true],
      complaint: [true, true],
      briefing: [false, true],
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
