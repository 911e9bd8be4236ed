/** Parts that the published examples share. Nobody is behind them. */
export const classificationExample = {
  orderId: 'WO-20261005-000123',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  segment: 'residential' as const,
  completedAt: '2026-10-05T02:11:09.000Z',
  countedDay: '2026-10-05',
};

/** Promised for 9 to 11, come at 9:40, done at 10:11. */
export const visitExample = { promised: [-71, 49] as const, arrived: -31 };

export const samplingExample = {
  stratum: 'repair/residential/y2026',
  probability: 1,
  policyVersion: 'y2026',
};

/** An envelope's form; it opens with no key. */
export const customerExample = {
  customerKey: 'c3RhbmRzLWZvci1oaW0xMg',
  earlierKey: 'aGltLXRoZS15ZWFyLWJlZg',
  numbersKey: 'aGVyZS1oZS1pcy1ydW5nMQ',
  sealedContact: 'A'.repeat(280),
};
