import type { ComplaintAnalysis } from '@huiyin/contracts';

const NOT_DIFFERENT = { against: 'before', p: 0.7134, verdict: 'not-different' } as const;
const JUDGED = { concluded: 6, valid: 5, responsible: 3, before: { valid: 6, responsible: 4 } };

/** Eight cases of November 2026, seven of them complaints: one hot spot, one team that is withheld. */
export const ANALYSIS: ComplaintAnalysis = {
  before: '2026-10',
  cases: 8,
  complaints: 7,
  kinds: [
    { kind: 'complaint', cases: 7, share: 87.5, before: 6, comparisons: [NOT_DIFFERENT] },
    { kind: 'praise', cases: 1, share: 12.5, before: 0, comparisons: [NOT_DIFFERENT] },
  ],
  channels: [{ channel: 'mayor-hotline', cases: 7, share: 100, before: 3, comparisons: [NOT_DIFFERENT] }],
  categories: [
    {
      category: 'conduct',
      name: { zh: '服务态度', en: 'conduct' },
      cases: 7,
      share: 100,
      before: 6,
      comparisons: [NOT_DIFFERENT],
    },
  ],
  causes: [
    {
      category: 'conduct',
      cause: 'manner',
      name: { zh: '=言行不当', en: '=manner' },
      cases: 4,
      share: 57.14,
      before: 1,
      comparisons: [{ against: 'before', p: 0.0312, verdict: 'higher' }],
    },
  ],
  natures: [{ nature: 'common', cases: 2, share: 28.57, before: 0, comparisons: [NOT_DIFFERENT] }],
  liable: [{ party: 'team-leader', cases: 3, before: 4 }],
  repeated: 2,
  escalated: 1,
  reopened: 1,
  judged: JUDGED,
  appealed: 2,
  adjudicated: 1,
  steps: [
    { state: 'received', cases: 8, hours: 3.5 },
    { state: 'acknowledged', cases: 4, hours: null },
  ],
  handOvers: { made: 7, accepted: 5, declined: 1, lapsed: 1, hours: 0.8 },
  dispatches: {
    otherKind: 1,
    graver: 1,
    invalid: 1,
    referred: 1,
    referredBack: 1,
    withdrawn: 1,
    merged: 1,
  },
  teams: [
    {
      team: 'repair-1',
      name: { zh: '维修一班', en: 'Repair 1' },
      businessType: 'repair',
      businessTypeName: { zh: '维修', en: 'Repair' },
      complaints: 6,
      share: 85.71,
      fromCallbacks: 2,
      callbacks: 310,
      judged: JUDGED,
      comparisons: [NOT_DIFFERENT, { against: 'others', p: 0.0002, verdict: 'higher' }],
    },
    {
      team: 'repair-2',
      name: { zh: '维修二班', en: 'Repair 2' },
      businessType: 'repair',
      businessTypeName: { zh: '维修', en: 'Repair' },
      complaints: 1,
      share: 14.29,
      fromCallbacks: 0,
      callbacks: 290,
      judged: null,
      comparisons: [],
    },
  ],
  spots: [
    {
      spot: 'hot',
      of: 'cause',
      id: 'conduct/manner',
      name: { zh: '=言行不当', en: '=manner' },
      cases: 4,
      comparison: { against: 'before', p: 0.0312, verdict: 'higher' },
    },
    {
      spot: 'hard',
      of: 'team',
      id: 'repair-1',
      name: { zh: '维修一班', en: 'Repair 1' },
      cases: 6,
      comparison: { against: 'others', p: 0.0002, verdict: 'higher' },
    },
  ],
};
