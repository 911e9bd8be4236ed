import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOrders } from './read-orders.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-orders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, ...lines: string[]) => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const list = (...lines: string[]) =>
  readOrders({ file: fileOf('orders.csv', ...lines), zone: 'Asia/Shanghai' });
const read = async (...lines: string[]) => (await list(...lines)).orders;

describe('an order list', () => {
  test('is read by the names of its columns, in either language, whatever else stands in it', async () => {
    const order = {
      orderId: 'WO-1',
      revision: 2,
      businessType: 'repair',
      segment: 'vip',
      team: 'repair-1',
      completedDay: '2026-10-05',
      countedDay: '2026-10-04',
    };
    expect(
      await read(
        'orderId,revision,businessType,segment,team,completedAt,countedDay',
        'WO-1,2,repair,vip,repair-1,2026-10-05 10:11,2026-10-04',
      ),
    ).toEqual([order]);
    expect(
      await read(
        '工单号;版本;业务类型;客户类别;班组;完工时间;计入日期',
        'WO-1;2;repair;vip;repair-1;2026/10/5 10:11;2026/10/4',
        ';;;;;;',
      ),
    ).toEqual([order]);
  });

  test('may lack revision, segment, team and counted day; a completion is of the branch’s day', async () => {
    const of = (completedDay: string) => ({
      orderId: 'WO-1',
      revision: 1,
      businessType: 'repair',
      segment: 'residential',
      completedDay,
    });
    expect(await read('order,business type,completed', 'WO-1,repair,2026-10-05T16:00:00.000Z')).toEqual([
      of('2026-10-06'),
    ]);
    expect(await read('order,business type,completed', 'WO-1,repair,2026-10-05')).toEqual([of('2026-10-05')]);
  });

  test('is read by a mapping as an import reads it', async () => {
    const map = fileOf(
      'map.yaml',
      'zone: Asia/Shanghai',
      'formats: [yyyy-MM-dd HH:mm]',
      'skipWhen: [{ reason: not ours, column: kind, in: [其他] }]',
      'order:',
      '  branch: { constant: longgang }',
      '  orderId: { column: no }',
      '  businessType: { column: kind, values: { 维修: repair } }',
      '  team: { constant: repair-1 }',
      '  customer: { id: { column: who }, name: { column: who }, segment: { column: class, values: { 重要: vip }, otherwise: residential } }',
      '  completedAt: { column: done }',
    );
    const file = fileOf(
      'orders.csv',
      'no,kind,who,class,done',
      'WO-1,维修,C-1,重要,2026-10-05 23:59',
      'WO-2,其他,C-2,重要,2026-10-05 23:59',
    );
    expect(await readOrders({ file, map, zone: 'Asia/Shanghai' })).toEqual({
      orders: [
        {
          orderId: 'WO-1',
          revision: 1,
          businessType: 'repair',
          segment: 'vip',
          team: 'repair-1',
          completedDay: '2026-10-05',
        },
      ],
      unreadable: [],
    });
  });

  test.each([
    ['an id that is none', 'W O,1,repair,vip,2026-10-05,', 'line 2: orderId is not readable'],
    ['a revision that is none', 'WO-1,x,repair,vip,2026-10-05,', 'line 2: revision is not readable'],
    ['a business type that is none', 'WO-1,1,修理,vip,2026-10-05,', 'line 2: businessType is not readable'],
    ['a segment that is none', 'WO-1,1,repair,gold,2026-10-05,', 'line 2: segment is not readable'],
    ['no completion', 'WO-1,1,repair,vip,,', 'line 2: completedAt is not readable'],
    ['a completion that is no day', 'WO-1,1,repair,vip,2026-02-30,', 'line 2: completedAt is not readable'],
    [
      'a counted day that is none',
      'WO-1,1,repair,vip,2026-10-05,yesterday',
      'line 2: countedDay is not readable',
    ],
  ])('with %s is refused, by line and column', async (_, row, told) => {
    const failed = read('orderId,revision,businessType,segment,completedAt,countedDay', row);
    await expect(failed).rejects.toMatchObject({
      code: 'orders-wrong',
      message: expect.stringContaining(told),
    });
  });

  test('with some rows that say no order is read, and these are named', async () => {
    const header = 'orderId,businessType,completedAt';
    expect(await list(header, 'WO-1,repair,2026-10-05', 'WO-2,repair,', ' ,repair,2026-10-05')).toEqual({
      orders: [
        {
          orderId: 'WO-1',
          revision: 1,
          businessType: 'repair',
          segment: 'residential',
          completedDay: '2026-10-05',
        },
      ],
      unreadable: [
        { line: 3, column: 'completedAt' },
        { line: 4, column: 'orderId' },
      ],
    });
  });

  test('that is empty, or lacks a column, is refused', async () => {
    await expect(read('orderId,businessType,completedAt')).rejects.toMatchObject({ code: 'orders-wrong' });
    await expect(read('orderId,completedAt', 'WO-1,2026-10-05')).rejects.toMatchObject({
      code: 'columns-missing',
    });
  });
});
