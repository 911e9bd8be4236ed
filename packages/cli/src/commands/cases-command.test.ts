import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../mistakes/sentence-of.ts';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { casesCommand } from './cases-command.ts';

const FIGURE = '2026-10/satisfaction/team:repair-1';
const CALLBACK = {
  fact: 'callback',
  id: 'routine:WO-1',
  orderId: 'WO-1',
  team: 'repair-1',
  businessType: 'repair',
  day: '2026-10-06',
  disposition: 'complete',
  level: 'fair',
  concerns: ['dissatisfied'],
  caseId: 'routine:WO-1.1',
  count: 0,
  of: 1,
};
const CASE = {
  fact: 'case',
  id: 'routine:WO-2.1',
  orderId: 'WO-2',
  team: 'repair-1',
  businessType: 'repair',
  day: '2026-10-07',
  class: 'major',
  concerns: [],
  caseId: 'routine:WO-2.1',
  count: 1,
};
const CALLS = {
  ...CALLBACK,
  fact: 'second-callback',
  orderId: undefined,
  team: undefined,
  concerns: [],
  count: 3,
};

const atOffice = ({ english = true, json = false, status = 200 } = {}) => {
  const pages = [
    { figure: { id: FIGURE, count: 0, of: 1 }, facts: [CALLBACK], next: 'cases~2026-10-07' },
    { facts: [CASE, { ...CALLS, of: undefined, level: undefined, caseId: undefined }] },
  ];
  const world = worldOf({
    'GET /figure-facts': () => ({
      status,
      body: status === 200 ? pages.shift() : { type: 'urn:huiyin:rule:no-such-figure', status, title: 'no' },
    }),
  });
  return { world, session: openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json, english }, world) };
};

describe('the facts behind a figure', () => {
  test('are listed page after page, each with what it counts for and its case', async () => {
    const { world, session } = atOffice();
    await casesCommand(session, FIGURE);
    expect(world.received).toMatchObject([
      { query: { figure: FIGURE } },
      { query: { figure: FIGURE, next: 'cases~2026-10-07' } },
    ]);
    expect(world.printed).toEqual([
      `${FIGURE}  0 / 1`,
      '2026-10-06  callback  WO-1  repair-1/repair  0/1  Complete interview  fair  dissatisfied rating  routine:WO-1.1',
      '2026-10-07  case  WO-2  repair-1/repair  major  routine:WO-2.1',
      '2026-10-06  second callback  routine:WO-1  ×3  Complete interview',
    ]);
  });

  test('speak Chinese, and JSON', async () => {
    const chinese = atOffice({ english: false });
    await casesCommand(chinese.session, FIGURE);
    expect(chinese.world.printed[2]).toBe('2026-10-07  案件  WO-2  repair-1/repair  重大  routine:WO-2.1');
    const { world, session } = atOffice({ json: true });
    await casesCommand(session, FIGURE);
    expect(JSON.parse(world.printed.join(''))).toMatchObject({
      figure: { id: FIGURE, count: 0, of: 1 },
      facts: [{ orderId: 'WO-1' }, { orderId: 'WO-2' }, { id: 'routine:WO-1' }],
    });
  });

  test.each([404, 400])('of a figure that nobody shows (%i) are refused in a sentence', async (status) => {
    const { session } = atOffice({ status });
    const error = await casesCommand(session, 'nonsense').catch((thrown: unknown) => thrown);
    expect(sentenceOf(error, 'en').lines[0]).toMatch(/^no briefing shows a figure nonsense/);
    expect(sentenceOf(error, 'zh').lines[0]).toMatch(/^简报中没有这个数字/);
  });

  test('are not said to be unknown when the caller may not see them', async () => {
    const { session } = atOffice({ status: 403 });
    const error = await casesCommand(session, FIGURE).catch((thrown: unknown) => thrown);
    expect(sentenceOf(error, 'en').exitCode).toBe(77);
  });
});
