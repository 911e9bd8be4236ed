import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { expect, test } from 'vitest';

const { businessTypes, calling, teams, levels, retentionDays } = longgang();
const CALLS = { ...calling, secondCallback: calling.secondCallback };

const NONSENSE: readonly (readonly [string, Partial<BranchConfiguration>, string])[] = [
  ['two teams of one id', { teams: [...teams, ...teams.slice(0, 1)] }, `teams.${teams.length} has the id`],
  ['a pattern that does not compile', { phonePattern: '(1' }, 'phonePattern is no regular expression'],
  ['only good levels', { levels: levels.filter(({ satisfied }) => satisfied) }, 'levels has no level'],
  [
    'a complete interview that is rung again',
    { calling: { ...CALLS, retryMinutes: { complete: 5 } } },
    'calling.retryMinutes.complete a complete interview',
  ],
  [
    'a slot outside the permitted hours',
    { calling: { ...CALLS, slots: [{ id: 'noon', from: '12:00', to: '14:00' }] } },
    'calling.slots.0 lies outside',
  ],
  [
    'a slot that ends before it begins',
    { calling: { ...CALLS, slots: [{ id: 'morning', from: '12:00', to: '09:00' }] } },
    'calling.slots.0 must lie within one day',
  ],
  [
    'slots that overlap',
    {
      calling: {
        ...CALLS,
        slots: [
          { id: 'a', from: '09:00', to: '11:00' },
          { id: 'b', from: '10:00', to: '12:00' },
        ],
      },
    },
    'calling.slots.1 overlaps',
  ],
  [
    'decisions that go before a replay of their orders could make them anew',
    { retentionDays: { ...retentionDays, decisions: 406 } },
    'retentionDays.decisions must be a week longer than orders',
  ],
  [
    'cases that go before a replay of their callbacks could raise them anew',
    { retentionDays: { ...retentionDays, cases: 426 } },
    'retentionDays.cases must be a week longer than tasks',
  ],
  [
    'personal data that goes while customers are rung',
    {
      businessTypes: businessTypes.map((type) => ({ ...type, windowDays: 60 })),
      retentionDays: { ...retentionDays, personal: 62 },
    },
    'retentionDays.personal ends before the windows',
  ],
  [
    'orders that go before what is personal of them',
    { retentionDays: { ...retentionDays, personal: 401 } },
    'retentionDays.orders must not be shorter than personal',
  ],
  [
    'permitted hours that overlap',
    {
      calling: {
        ...CALLS,
        permitted: [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '21:00' },
        ],
      },
    },
    'calling.permitted.1 overlaps',
  ],
];

test.each(NONSENSE)('a branch with %s is refused', (_what, change, fault) => {
  const read = branchConfiguration.safeParse({ ...longgang(), ...change });
  const faults = read.error?.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`);
  expect(faults?.join('\n')).toContain(fault);
});

test('the demo branch has a sense', () => {
  expect(branchConfiguration.safeParse(longgang()).success).toBe(true);
});
