import { customerOf, longgang, workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { EXTRA_CHARACTERS_MAX, ORDER_RULES, type OrderRule, type RuleContext } from './rules.ts';

const context: RuleContext = { branch: longgang(), now: Date.parse('2026-10-06T02:00:00.000Z') };
const withoutPhones: RuleContext = { ...context, branch: { ...context.branch, phoneRequired: false } };

const STAGES = ['documents', 'review', 'appointment', 'acceptance', 'survey'].map((name) => ({
  name,
  at: '2026-10-05T09:00:00+08:00',
}));
const ignition = (overrides = {}) =>
  workOrderOf({ businessType: 'ignition', team: 'ignition-1', stages: STAGES, ...overrides });

/** One order per rule that breaks this rule and no other, and the fields it names. */
const BROKEN: Record<OrderRule, [ReturnType<typeof workOrderOf>, string[]]> = {
  'other-branch': [workOrderOf({ branch: 'futian' }), ['branch']],
  'unknown-business-type': [workOrderOf({ businessType: 'gardening' }), ['businessType']],
  'unknown-team': [workOrderOf({ team: 'nobody' }), ['team']],
  'time-out-of-range': [
    ignition({ stages: [...STAGES, { name: 'extra', at: '2200-01-01T00:00:00Z' }] }),
    ['stages.5.at'],
  ],
  'completion-before-arrival': [workOrderOf({ arrivedAt: '2026-10-05T10:11:10+08:00' }), ['completedAt']],
  'completion-in-the-future': [workOrderOf({ completedAt: '2026-10-06T10:05:01+08:00' }), ['completedAt']],
  'promised-window-reversed': [
    workOrderOf({ promised: { from: '2026-10-05T11:00:00+08:00', to: '2026-10-05T09:00:00+08:00' } }),
    ['promised'],
  ],
  'stages-missing': [ignition({ stages: STAGES.slice(1) }), ['stages']],
  'phone-missing': [workOrderOf({ customer: customerOf({ phones: [] }) }), ['customer.phones']],
  'impossible-phone': [
    workOrderOf({ customer: customerOf({ phones: ['123', '无', '00000000000'] }) }),
    ['customer.phones.0'],
  ],
  'phone-in-a-code': [
    ignition({
      orderId: 'WO-13912345678',
      staff: ['LG1043', '13912345678'],
      partner: 'p-13912345678',
      sourceChannel: '139-1234-5678',
      stages: [...STAGES, { name: 'tel-8613912345678', at: '2026-10-05T09:00:00+08:00' }],
      abnormal: ['leak', '0755-28880000'],
    }),
    ['orderId', 'staff.1', 'partner', 'sourceChannel', 'stages.5.name', 'abnormal.1'],
  ],
  'text-not-well-formed': [workOrderOf({ customer: customerOf({ id: 'C-\ud800' }) }), ['customer.id']],
  'extra-fields-too-large': [workOrderOf({ note: 'x'.repeat(EXTRA_CHARACTERS_MAX) }), ['']],
};

describe.each(Object.entries(BROKEN))('the rule %s', (rule, [order, paths]) => {
  it('turns the order away, naming the fields and no other rule', () => {
    expect(judge(order, context)).toEqual({ ok: false, refusal: paths.map((path) => ({ path, rule })) });
  });
});

describe('an order', () => {
  it('that breaks several rules is turned away for all of them', () => {
    const order = workOrderOf({ branch: 'futian', team: 'nobody', customer: customerOf({ phones: [] }) });
    const judged = judge(order, context);
    expect(judged.ok ? [] : judged.refusal.map(({ rule }) => rule)).toEqual([
      'other-branch',
      'unknown-team',
      'phone-missing',
    ]);
  });

  it.each([
    ['finished five minutes ahead of our clock', workOrderOf({ completedAt: '2026-10-06T10:05:00+08:00' })],
    ['finished at the moment of arrival', workOrderOf({ arrivedAt: '2026-10-05T10:11:09+08:00' })],
    [
      'promised for one moment',
      workOrderOf({ promised: { from: '2026-10-05T09:00:00+08:00', to: '2026-10-05T01:00:00Z' } }),
    ],
    ['of a system that reports no stages', ignition({ stages: undefined })],
    ['of a missed visit without its stages', ignition({ outcome: 'missed-visit', stages: undefined })],
    [
      'with as many other fields as fit',
      workOrderOf({ note: 'x'.repeat(EXTRA_CHARACTERS_MAX - '{"note":""}'.length) }),
    ],
    [
      'of a type that has no stages, done',
      workOrderOf({ stages: [{ name: 'any', at: '2026-10-05T09:00:00+08:00' }] }),
    ],
    [
      'of a missed visit with some of its stages',
      ignition({ outcome: 'missed-visit', stages: STAGES.slice(1) }),
    ],
    ['with a landline', workOrderOf({ customer: customerOf({ phones: ['0755-28880000'] }) })],
  ])('%s is accepted', (_what, order) => {
    expect(judge(order, context).ok).toBe(true);
  });

  it.each([
    ['with an invisible mark', ['\u202d13800000001\u202c'], ['13800000001'], undefined],
    ['with decimals', ['13800000004.0'], ['13800000004'], undefined],
    ['with an extension', ['0755-28880000，803'], ['075528880000-803'], undefined],
    ['beside none', ['13800000007', '无', '11111111111'], ['13800000007'], undefined],
    ['with an apostrophe', ["'13800000010"], ['13800000010'], undefined],
    ['beside an impossible one', ['123', '13800000007'], ['13800000007'], { phonesPassedBy: ['123'] }],
    ['twice', ['138 0000 0007', '+86 13800000007'], ['13800000007'], undefined],
  ])('with a number %s is accepted with what can be dialled', (_how, phones, dialled, extra) => {
    const judged = judge(workOrderOf({ customer: customerOf({ phones }) }), context);
    expect(judged).toMatchObject({ ok: true, value: { contact: { phones: dialled } } });
    expect(judged.ok && judged.value.extra).toEqual(extra);
  });

  it.each([[['无']], [['00000000000', '-']], [['0']]])('with nothing but %j has no phone', (phones) => {
    const order = workOrderOf({ customer: customerOf({ phones }) });
    expect(judge(order, context)).toEqual({
      ok: false,
      refusal: [{ path: 'customer.phones', rule: 'phone-missing' }],
    });
    expect(judge(order, withoutPhones)).toMatchObject({ ok: true, value: { contact: { phones: [] } } });
  });

  it('without a phone is accepted where the branch does not ask for one', () => {
    expect(judge(workOrderOf({ customer: customerOf({ phones: [] }) }), withoutPhones).ok).toBe(true);
  });

  it('comes out with instants, plain phones, and the customer apart', () => {
    const judged = judge(
      workOrderOf({
        customer: customerOf({ phones: ['+86 (138) 0000-0000'], language: 'zh' }),
        note: '独居',
      }),
      context,
    );
    expect(judged).toEqual({
      ok: true,
      value: {
        order: {
          orderId: 'WO-20261005-000123',
          revision: 1,
          businessType: 'repair',
          team: 'repair-1',
          staff: ['LG1043'],
          segment: 'residential',
          language: 'zh',
          completedAt: '2026-10-05T02:11:09.000Z',
        },
        details: {
          sourceChannel: 'hotline',
          promised: { from: '2026-10-05T01:00:00.000Z', to: '2026-10-05T03:00:00.000Z' },
          arrivedAt: '2026-10-05T01:40:00.000Z',
          outcome: 'done',
        },
        contact: {
          id: 'C-88120417',
          name: '示例客户',
          phones: ['13800000000'],
          address: '深圳市龙岗区龙城街道示例路1号3栋2单元501',
          district: '龙岗区',
        },
        extra: { note: '独居' },
      },
    });
  });
});

it('has its stages as instants, a partner that is a code, and nothing that the order does not say', () => {
  const value = (order: ReturnType<typeof workOrderOf>) => {
    const judged = judge(order, context);
    if (!judged.ok) throw new Error(JSON.stringify(judged.refusal));
    return judged.value;
  };
  const full = value(ignition({ partner: 'bank-icbc', abnormal: ['leak'] }));
  expect(full.details).toMatchObject({
    stages: STAGES.map(({ name }) => ({ name, at: '2026-10-05T01:00:00.000Z' })),
    abnormal: ['leak'],
  });
  expect(full.order.partner).toBe('bank-icbc');
  const unsaid = { partner: undefined, stages: undefined, sourceChannel: undefined, arrivedAt: undefined };
  const bare = value(workOrderOf({ ...unsaid, abnormal: [] }));
  expect(Object.keys(bare.details).sort()).toEqual(['outcome', 'promised']);
  expect(bare.order).not.toHaveProperty('partner');
});

it('every rule has an order that breaks it', () => {
  expect(Object.keys(BROKEN).sort()).toEqual(Object.keys(ORDER_RULES).sort());
});
