import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitmentOf, drawer, inTopicOrder, topicDrawOf } from '@huiyin/draw';
import type { BranchScript } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sentenceOf } from '../mistakes/sentence-of.ts';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { auditTopicCommand } from './audit-topic-command.ts';

const TOPIC = 'topic-again';
const key = '07'.repeat(32);
const draw = drawer(Buffer.from(key, 'hex'));
const IDS = Array.from({ length: 12 }, (_, index) => `WO-${index}`);
const ranked = inTopicOrder(IDS.map((orderId) => ({ orderId, draw: topicDrawOf(draw, TOPIC, orderId) })));
const [FIRST = ''] = ranked.map(({ orderId }) => orderId);
const topic = {
  topicId: TOPIC,
  scope: { businessTypes: ['repair'], served: { first: '2026-10-05', last: '2026-10-05' } },
  questionnaire: 'topic-service',
  sampleSize: 4,
  ringBy: '2026-10-20',
  state: 'drawn',
  drawn: {
    at: '2026-10-07T02:20:00.000Z',
    day: '2026-10-07',
    orders: 12,
    requested: 4,
    paused: 0,
    refused: 0,
    phoneMissing: 0,
    forgotten: 0,
  },
  acts: [{ act: 'propose', at: '2026-10-06T02:00:00.000Z', by: 'supervisor-01' }],
};
const decisionOn = (orderId: string) => ({
  orderId,
  revision: 1,
  businessType: 'repair',
  segment: 'residential',
  team: 'repair-1',
  completedAt: '2026-10-05T02:00:00.000Z',
  countedDay: '2026-10-05',
  stratum: 'repair/residential/y2026',
  probability: 1,
  policyVersion: 'y2026',
  decision: 'sampled',
  reason: 'always',
  decidedAt: '2026-10-06T02:00:00.000Z',
});
const KEY = {
  month: '2026-10',
  commitment: commitmentOf({ branch: 'longgang', month: '2026-10', key }),
  committedAt: '2026-08-31T16:40:00.000Z',
  inTime: true,
  windowsEndAt: '2026-11-14T16:00:00.000Z',
};
const script = (more: BranchScript = {}): BranchScript => ({
  'GET /branch': () => ({
    status: 200,
    body: {
      branch: 'longgang',
      name: { zh: '龙岗', en: 'Longgang' },
      zone: 'Asia/Shanghai',
      language: 'zh',
      teams: [],
      businessTypes: [],
    },
  }),
  'GET /topics/{topicId}/orders': () => ({
    status: 200,
    body: {
      topic,
      orders: ranked.slice(0, 4).map(({ orderId }, index) => ({
        orderId,
        countedDay: '2026-10-05',
        rank: index + 1,
        outcome: 'requested',
      })),
    },
  }),
  'GET /sampling-keys/{month}': () => ({
    status: 200,
    body: { ...KEY, key, revealedAt: '2026-11-14T16:40:00.000Z' },
  }),
  'GET /decisions/{month}': () => ({ status: 200, body: { decisions: IDS.map(decisionOn) } }),
  ...more,
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-audit-topic-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const audit = async (ids: readonly string[], more: BranchScript = {}) => {
  const orders = join(folder, 'orders.csv');
  writeFileSync(
    orders,
    ['orderId,businessType,completedAt', ...ids.map((id) => `${id},repair,2026-10-05`), ''].join('\n'),
  );
  const world = worldOf(script(more));
  const session = openSession({ data: 'nowhere', json: false, english: true }, world);
  const fault: unknown = await auditTopicCommand(session, TOPIC, { orders }).catch((error: unknown) => error);
  return { world, fault };
};

describe('a topic’s sample', () => {
  test('is drawn again from the list and what the branch published', async () => {
    const { world, fault } = await audit(IDS);
    expect(fault).toBeUndefined();
    expect(world.printed).toEqual([
      'topic-again: 12 orders in scope by the list, 12 on record',
      '4 to be rung, 0 left alone (0 asked otherwise, 0 want no calls, 0 without a number, 0 forgotten)',
      'everything agrees',
    ]);
  });

  test('that differs is named order by order, and ends with another exit code', async () => {
    const { world, fault } = await audit(IDS.filter((id) => id !== FIRST));
    expect(world.printed.filter((line) => line.startsWith('!'))).toEqual([
      `! ${FIRST} was decided on, and is not in the list`,
      `! ${FIRST} should not have been in the sample (1 ≠ —)`,
    ]);
    expect(sentenceOf(fault, 'en')).toEqual({ lines: ['2 findings: the sample differs'], exitCode: 2 });
  });

  test('cannot be drawn again before its keys are revealed, or before it was drawn', async () => {
    const hidden = await audit(IDS, { 'GET /sampling-keys/{month}': () => ({ status: 200, body: KEY }) });
    expect(hidden.fault).toMatchObject({ code: 'key-not-revealed' });
    const { drawn, ...proposed } = topic;
    const undrawn = await audit(IDS, {
      'GET /topics/{topicId}/orders': () => ({
        status: 200,
        body: { topic: { ...proposed, state: 'started' }, orders: [] },
      }),
    });
    expect(undrawn.fault).toMatchObject({ code: 'topic-not-drawn' });
  });
});
