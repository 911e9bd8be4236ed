import { workOrder } from '@huiyin/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapRow, slugOf } from './map-row.ts';
import { columnsOf, mapping } from './mapping.ts';

const chinese = mapping.parse({
  zone: 'Asia/Shanghai',
  formats: ['yyyy/M/d H:mm'],
  skipWhen: [
    { reason: 'still-open', column: '完成时间', empty: true },
    { reason: 'other-branch', column: '分公司', notIn: ['龙岗'] },
  ],
  order: {
    branch: { constant: 'longgang' },
    orderId: { column: '工单号', transforms: ['trim'] },
    revision: { column: '版本', empty: '1' },
    businessType: { column: '业务', values: { 维修: 'repair', 改管: 'pipe-alteration' } },
    team: { column: '班组', values: { 维修一班: 'repair-1' }, otherwise: 'repair-2' },
    staff: { columns: ['工号'], split: '、,' },
    customer: {
      id: { column: '户号' },
      name: { column: '姓名' },
      phones: { columns: ['电话', '备用电话'], split: '/,' },
      segment: { column: '类别', values: { VIP: 'vip', 商业: 'commercial' }, otherwise: 'residential' },
    },
    arrivedAt: { column: '到达时间' },
    completedAt: { column: '完成时间' },
    outcome: { column: '结果', values: { 到访不遇: 'missed-visit' }, otherwise: 'done', empty: 'done' },
    stages: { documents: { column: '收件' }, acceptance: { column: '验收' } },
  },
  extra: ['备注'],
});

const row = {
  工单号: ' A1 ',
  分公司: '龙岗',
  版本: '',
  业务: '维修',
  班组: '维修一班',
  工号: 'LG1、LG2',
  户号: 'C1',
  姓名: '示例',
  电话: '138 0000 0000/0755-28000000',
  备用电话: '',
  类别: 'VIP',
  到达时间: '2026/10/5 9:05',
  完成时间: '2026/10/5 10:00',
  结果: '到访不遇',
  收件: '',
  验收: '2026/10/5 9:30',
  备注: '有狗',
};

describe('a row of an export', () => {
  test('becomes the work order that upstream would send', () => {
    const mapped = mapRow(chinese, row);
    expect(mapped).toEqual({
      kind: 'order',
      order: {
        branch: 'longgang',
        orderId: 'A1',
        revision: 1,
        businessType: 'repair',
        team: 'repair-1',
        staff: ['LG1', 'LG2'],
        customer: { id: 'C1', name: '示例', phones: ['138 0000 0000', '0755-28000000'], segment: 'vip' },
        arrivedAt: '2026-10-05T09:05:00+08:00',
        completedAt: '2026-10-05T10:00:00+08:00',
        outcome: 'missed-visit',
        stages: [{ name: 'acceptance', at: '2026-10-05T09:30:00+08:00' }],
        extra: { 备注: '有狗' },
      },
    });
    expect(workOrder.safeParse(mapped.kind === 'order' && mapped.order).success).toBe(true);
  });

  test('that is still open, or another branch’s, is skipped with its reason', () => {
    expect(mapRow(chinese, { ...row, 完成时间: ' ' })).toEqual({ kind: 'skipped', reason: 'still-open' });
    expect(mapRow(chinese, { ...row, 分公司: '罗湖' })).toEqual({ kind: 'skipped', reason: 'other-branch' });
  });

  test('with a value nobody mapped goes through as it is, for intake to judge', () => {
    expect(mapRow(chinese, { ...row, 业务: '急修' })).toMatchObject({ order: { businessType: '急修' } });
    expect(mapRow(chinese, { ...row, 班组: '新班' })).toMatchObject({ order: { team: 'repair-2' } });
    expect(mapRow(chinese, { ...row, 完成时间: '昨天' })).toMatchObject({ order: { completedAt: '昨天' } });
  });

  test('whose values are names of object members is not mistaken for a known one', () => {
    expect(mapRow(chinese, { ...row, 业务: 'constructor' })).toMatchObject({
      order: { businessType: 'constructor' },
    });
  });

  test('needs every column that the mapping names', () => {
    expect(columnsOf(chinese).sort()).toEqual(Object.keys(row).sort());
  });
});

describe('a slug', () => {
  test.each([
    ['Noise - Street/Sidewalk', 'noise-street-sidewalk'],
    ['HEAT/HOT WATER', 'heat-hot-water'],
    ['Emergency Response Team (ERT)', 'emergency-response-team-ert'],
    ['Sanitation Worker or Vehicle Complaint', 'sanitation-worker-or-vehicle-complaint'],
  ])('of %s is %s', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  test('has at most forty characters of the permitted kind, and is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const slug = slugOf(text);
        expect(slug).toMatch(/^([a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?)?$/);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});
