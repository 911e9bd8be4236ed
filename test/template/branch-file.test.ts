import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { expect, test } from 'vitest';

const { businessTypes, calling, calendar, complaints, teams, levels, policies, retentionDays, sampling } =
  longgang();
/** The branch's policies, in which teams have rates of their own. */
const withTeams = (teams: NonNullable<BranchConfiguration['sampling'][number]['teams']>) => ({
  sampling: sampling.map((policy) => ({ ...policy, teams })),
});
const withSwitching = (change: Partial<BranchConfiguration['policies']['switching']>) => ({
  policies: { ...policies, switching: { ...policies.switching, ...change } },
});
const off = (day: string) => ({ day, name: { zh: '停业', en: 'closed' } });
type Kinds = BranchConfiguration['complaints']['kinds'];
/** The branch's kinds, of which one has this said otherwise. */
const withRule = (kind: keyof Kinds, change: Partial<Kinds['complaint']>): Kinds => ({
  ...complaints.kinds,
  [kind]: { ...complaints.kinds[kind], ...change },
});
/** A complaint's classes, of which one has a step limited to noon. */
const noon = (name: 'ordinary' | 'major', step: 'acknowledge' | 'communicate') => {
  const { classes } = complaints.kinds.complaint;
  return { ...classes, [name]: { ...classes[name], [step]: { nextNoon: true as const } } };
};
const CALLS = { ...calling, secondCallback: calling.secondCallback };

const SAID = { zh: '问', en: 'ask' };

const NONSENSE: readonly (readonly [string, Partial<BranchConfiguration>, string])[] = [
  ['two teams of one id', { teams: [...teams, ...teams.slice(0, 1)] }, `teams.${teams.length} has the id`],
  [
    'a department of a team that is none',
    { departments: [{ id: 'a', name: SAID, teams: ['gardeners'] }] },
    'departments.0.teams.0 names no team',
  ],
  [
    'a team of two departments',
    {
      departments: [
        { id: 'a', name: SAID, teams: ['repair-1'] },
        { id: 'b', name: SAID, teams: ['repair-2', 'repair-1'] },
      ],
    },
    'departments.1.teams.1 belongs to an earlier one',
  ],
  [
    'two departments of one id',
    {
      departments: [
        { id: 'a', name: SAID, teams: ['repair-1'] },
        { id: 'a', name: SAID, teams: ['repair-2'] },
      ],
    },
    'departments.1 has the id',
  ],
  [
    'a head who reads of a department that is none',
    { departments: [] },
    'complaints.notices.readers.5.of names no department',
  ],
  [
    'two rules for a flag',
    {
      complaints: {
        ...complaints,
        abnormal: [
          { flag: 'leak', kind: 'fault-report', class: 'ordinary' },
          { flag: 'leak', kind: 'complaint', class: 'ordinary' },
        ],
      },
    },
    'complaints.abnormal.1.flag has a rule already',
  ],
  [
    'a flag of a category that is none',
    {
      complaints: {
        ...complaints,
        abnormal: [{ flag: 'leak', kind: 'complaint', class: 'ordinary', category: 'weather' }],
      },
    },
    'complaints.abnormal.0.category names no category',
  ],
  [
    'a flag of a cause of another category',
    {
      complaints: {
        ...complaints,
        abnormal: [
          { flag: 'leak', kind: 'complaint', class: 'ordinary', category: 'conduct', cause: 'late' },
        ],
      },
    },
    'complaints.abnormal.0.cause names no cause of the category',
  ],
  ['a pattern that does not compile', { phonePattern: '(1' }, 'phonePattern is no regular expression'],
  ['only good levels', { levels: levels.filter(({ satisfied }) => satisfied) }, 'levels has no level'],
  [
    'a complete interview that is rung again',
    { calling: { ...CALLS, retryMinutes: { complete: 5 } } },
    'calling.retryMinutes.complete a complete interview',
  ],
  [
    'an answer for a business type that there is none of',
    { answerBank: [{ id: 'a', businessTypes: ['plumbing'], question: SAID, answer: SAID }] },
    'answerBank.0.businessTypes names no business type',
  ],
  [
    'two answers of one id',
    {
      answerBank: [
        { id: 'a', question: SAID, answer: SAID },
        { id: 'a', question: SAID, answer: SAID },
      ],
    },
    'answerBank.1 has the id',
  ],
  [
    'a rate of a team that is none',
    withTeams({ gardeners: { repair: { rate: 1 } } }),
    'sampling.0.teams.gardeners names no team',
  ],
  [
    'a rate of a team in a type without one',
    withTeams({ 'repair-1': { gardening: { rate: 1 } } }),
    'sampling.0.teams.repair-1.gardening has no rate of the type itself',
  ],
  [
    'a limit for a type that is none',
    withSwitching({ dissatisfiedMax: { gardening: 0.05 } }),
    'policies.switching.dissatisfiedMax.gardening names no business type',
  ],
  [
    'a floor of rates above their cap',
    withSwitching({ floor: 0.5, cap: 0.4 }),
    'policies.switching.floor is above the cap',
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
  [
    'a weekday twice',
    { calendar: { ...calendar, weekdays: ['mon', 'tue', 'mon'] } },
    'calendar.weekdays.2 is named twice',
  ],
  [
    'opening hours that end before they begin',
    { calendar: { ...calendar, hours: [{ from: '17:30', to: '08:30' }] } },
    'calendar.hours.0 must lie within one day',
  ],
  [
    'opening hours out of their sequence',
    {
      calendar: {
        ...calendar,
        hours: [
          { from: '14:00', to: '17:30' },
          { from: '08:30', to: '12:00' },
        ],
      },
    },
    'calendar.hours.1 must begin after',
  ],
  [
    'opening hours that meet, so that there is no break between them',
    {
      calendar: {
        ...calendar,
        hours: [
          { from: '08:30', to: '12:00' },
          { from: '12:00', to: '17:30' },
        ],
      },
    },
    'calendar.hours.1 must begin after',
  ],
  [
    'a closed day twice',
    { calendar: { ...calendar, closed: [off('2026-03-09'), off('2026-03-09')] } },
    'calendar.closed.1 is named twice',
  ],
  [
    'a day both closed and open',
    { calendar: { ...calendar, closed: [off('2026-03-09')], open: [off('2026-03-09')] } },
    'calendar.open.0 is named twice',
  ],
  [
    'holidays of its own for years with a gap',
    { calendar: { ...calendar, holidays: { own: [2026, 2028] } } },
    'calendar.holidays.own.1 must follow',
  ],
  [
    'a holiday of its own in a year that it does not name',
    { calendar: { ...calendar, holidays: { own: [2026] }, closed: [off('2027-01-01')] } },
    'calendar.closed.0 lies in no year',
  ],
  [
    'a limit to noon, when it opens in the afternoon',
    {
      calendar: { ...calendar, hours: [{ from: '13:00', to: '21:00' }] },
      complaints: {
        ...complaints,
        kinds: withRule('complaint', { classes: noon('major', 'acknowledge') }),
      },
    },
    'complaints.kinds.complaint.classes.major.acknowledge is noon',
  ],
  [
    'a step that a kind needs twice',
    { complaints: { ...complaints, kinds: withRule('praise', { steps: ['assess', 'assess'] }) } },
    'complaints.kinds.praise.steps.1 is named twice',
  ],
  [
    'a limit for a step that the kind does not need',
    {
      complaints: {
        ...complaints,
        kinds: withRule('complaint', { classes: noon('ordinary', 'communicate') }),
      },
    },
    'complaints.kinds.complaint.classes.ordinary.communicate limits a step that the kind does not need',
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
