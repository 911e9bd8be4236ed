import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedDecision, SamplingKeyAnswer } from '@huiyin/contracts';
import { commitmentOf, drawer, isSampled } from '@huiyin/draw';
import type { BranchScript } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sentenceOf } from '../mistakes/sentence-of.ts';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { auditRecordCommand, auditSampleCommand } from './audit-command.ts';

const key = '07'.repeat(32);
const draw = drawer(Buffer.from(key, 'hex'));
const KEY: SamplingKeyAnswer = {
  month: '2026-10',
  commitment: commitmentOf({ branch: 'longgang', month: '2026-10', key }),
  committedAt: '2026-08-31T16:40:00.000Z',
  inTime: true,
  windowsEndAt: '2026-11-14T16:00:00.000Z',
  key,
  revealedAt: '2026-11-14T16:40:00.000Z',
};
const IDS = Array.from({ length: 20 }, (_, index) => `WO-${index}`);
const decisionOn = (orderId: string): RecordedDecision => {
  const isDrawn = isSampled(draw(orderId), 0.5);
  return {
    orderId,
    revision: 1,
    businessType: 'ignition',
    segment: 'residential',
    team: 'ignition-1',
    completedAt: '2026-10-05T02:00:00.000Z',
    countedDay: '2026-10-05',
    stratum: 'ignition/residential/y2026',
    probability: 0.5,
    policyVersion: 'y2026',
    decision: isDrawn ? 'sampled' : 'not-sampled',
    reason: isDrawn ? 'drawn' : 'not-drawn',
    decidedAt: '2026-10-06T02:00:00.000Z',
  };
};
const drawn = IDS.filter((id) => isSampled(draw(id), 0.5)).length;
const LIST = ['orderId,businessType,completedAt', ...IDS.map((id) => `${id},ignition,2026-10-05`)];

const branchWith = (overrides: BranchScript = {}): BranchScript => ({
  'GET /branch': () => ({
    status: 200,
    body: {
      branch: 'longgang',
      name: { zh: '龙岗', en: 'Longgang' },
      zone: 'Asia/Shanghai',
      language: 'zh',
      teams: [],
      businessTypes: [],
      categories: [],
    },
  }),
  'GET /policies': () => ({
    status: 200,
    body: {
      policies: [{ version: 'y2026', from: '2026-01-01', rates: { ignition: 0.5 }, source: 'branch-file' }],
      proposals: [],
      bounds: { earliest: '2026-11-02', floor: 0.1, cap: 1 },
    },
  }),
  'GET /sampling-keys/{month}': () => ({ status: 200, body: KEY }),
  'GET /decisions/{month}': ({ query }) => {
    const from = Number(query.next?.slice('01.0.'.length) ?? 0);
    return {
      status: 200,
      body: {
        decisions: IDS.slice(from, from + 8).map(decisionOn),
        ...(from + 8 < IDS.length && { next: `01.0.${from + 8}` }),
      },
    };
  },
  ...overrides,
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const listed = (lines: readonly string[]) => {
  const file = join(folder, 'orders.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const open = (script: BranchScript, { json = false, english = true } = {}) => {
  const world = worldOf(script);
  return { world, session: openSession({ data: 'nowhere', json, english }, world) };
};

describe('a month’s sample', () => {
  test('that agrees with its record is drawn again, page after page', async () => {
    const { world, session } = open(branchWith());
    await auditSampleCommand(session, '2026-10', { orders: listed(LIST) });
    expect(world.printed).toEqual([
      '2026-10: 20 orders in the list, 20 on record',
      `drawn again ${drawn}, sampled on record ${drawn}`,
      'everything agrees',
    ]);
    expect(world.received.filter(({ route }) => route === 'GET /decisions/{month}')).toHaveLength(3);
    expect(new Set(world.received.map(({ token }) => token))).toEqual(new Set(['supervisor/']));
  });

  test('that does not names every order, and ends with another exit code', async () => {
    const { world, session } = open(branchWith());
    const lines = [...LIST.slice(0, -1), 'WO-ADDED,ignition,2026-10-05', 'WO-UNREADABLE,ignition,'];
    lines[1] = 'WO-0,ignition,2026-10-06';
    lines[2] = 'WO-1,repair,2026-10-05';
    const failed: unknown = await auditSampleCommand(session, '2026-10', { orders: listed(lines) }).catch(
      (error: unknown) => error,
    );
    expect(world.printed.filter((line) => line.startsWith('!'))).toEqual([
      '! line 22: completedAt is not readable',
      '! WO-0 was completed on another day (2026-10-05 ≠ 2026-10-06)',
      '! WO-1 is of another business type (ignition ≠ repair)',
      '! WO-19 was decided on, and is not in the list (2026-10-05 ≠ —)',
      '! WO-ADDED is in the list, and nobody decided on it (— ≠ 2026-10-05)',
    ]);
    expect(sentenceOf(failed, 'en')).toEqual({ lines: ['5 findings: the sample differs'], exitCode: 2 });
  });

  test('is drawn again from files alone, and the list and record are all that is needed', async () => {
    const file = join(folder, 'record.json');
    const { world, session } = open(branchWith(), { json: true });
    await auditRecordCommand(session, '2026-10', file);
    expect(JSON.parse(world.printed.join(''))).toEqual({ month: '2026-10', file, decisions: 20 });
    expect(readFileSync(file, 'utf8')).toContain(key);
    await expect(auditRecordCommand(session, '2026-10', file)).rejects.toMatchObject({ code: 'EEXIST' });

    const alone = open({}, { json: true });
    await auditSampleCommand(alone.session, '2026-10', { orders: listed(LIST), record: file });
    expect(alone.world.received).toEqual([]);
    expect(JSON.parse(alone.world.printed.join(''))).toEqual({
      month: '2026-10',
      branch: 'longgang',
      listed: 20,
      recorded: 20,
      drawn,
      sampled: drawn,
      suppressed: {
        'window-passed': 0,
        'customer-paused': 0,
        'customer-refused': 0,
        'phone-missing': 0,
        'customer-forgotten': 0,
      },
      corrected: 0,
      inTime: true,
      findings: [],
      unreadable: [],
    });
    await expect(
      auditSampleCommand(alone.session, '2026-11', { orders: listed(LIST), record: file }),
    ).rejects.toMatchObject({ code: 'month-wrong' });
  });

  test('whose key was late, with suppressed and corrected orders, says so and agrees', async () => {
    const decisions = IDS.map((id, index) => ({
      ...decisionOn(id),
      ...(index === 0 && { decision: 'window-passed', reason: 'window-passed' }),
      ...(index === 1 && { isCorrected: true }),
    }));
    const { world, session } = open(
      branchWith({
        'GET /sampling-keys/{month}': () => ({ status: 200, body: { ...KEY, inTime: false } }),
        'GET /decisions/{month}': () => ({ status: 200, body: { decisions } }),
      }),
    );
    await auditSampleCommand(session, '2026-10', { orders: listed(LIST) });
    expect(world.printed.slice(2)).toEqual([
      '  1 came when their window had passed',
      '  1 corrected since, held against their stratum',
      'the key was committed to after the month had begun: it may have been chosen',
      'everything agrees',
    ]);
  });

  test.each([
    ['was never bound to a key', () => ({ status: 404, body: {} }), 'key-not-committed'],
    [
      'is not over',
      () => ({ status: 200, body: { ...KEY, key: undefined, revealedAt: undefined } }),
      'key-not-revealed',
    ],
  ])('that %s cannot be drawn again, and says why', async (_, answer, code) => {
    const { session } = open(branchWith({ 'GET /sampling-keys/{month}': answer }));
    await expect(auditSampleCommand(session, '2026-10', { orders: listed(LIST) })).rejects.toMatchObject({
      code,
    });
  });

  test('that differs in hundreds of orders shows some of them, and how many more', async () => {
    const { world, session } = open(branchWith());
    const more = Array.from({ length: 250 }, (_, index) => `WO-MORE-${index},ignition,2026-10-05`);
    const run = auditSampleCommand(session, '2026-10', { orders: listed([...LIST, ...more]) });
    await expect(run).rejects.toMatchObject({
      code: 'sample-differs',
      message: '250 findings: the sample differs',
    });
    expect(world.printed.filter((line) => line.startsWith('! '))).toHaveLength(200);
    expect(world.printed.at(-1)).toBe('… 50 more: --json has all');
  });

  test('is of a month', async () => {
    const { session } = open(branchWith());
    const wrong = auditSampleCommand(session, '2026-13', { orders: listed(LIST) });
    await expect(wrong).rejects.toMatchObject({ code: 'month-wrong' });
  });

  test('is not held against what is no record', async () => {
    const record = listed(['{"month": "2026-10"}']);
    const { session } = open({});
    const run = (file: string) => auditSampleCommand(session, '2026-10', { orders: file, record: file });
    await expect(run(record)).rejects.toMatchObject({
      code: 'file-wrong',
      message: expect.stringContaining('branch'),
    });
    await expect(run(listed(['orderId']))).rejects.toMatchObject({ code: 'file-wrong' });
  });
});
