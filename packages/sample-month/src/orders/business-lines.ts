import type { WallTime } from '@huiyin/calendar';

/** How a line of the sample branch works. */
export interface BusinessLine {
  readonly businessType: string;
  readonly teams: readonly [string, ...string[]];
  /** Orders on a working day, on a Saturday, on a Sunday. */
  readonly perDay: readonly [number, number, number];
  readonly from: WallTime;
  readonly to: WallTime;
  /** Minutes on site, at least and at most; absent: served at the counter, nobody arrives. */
  readonly minutes?: readonly [number, number];
  /** Who else serves for the branch. */
  readonly partner?: string;
  readonly channel: string;
  /** By which way its system reports. */
  readonly by: 'bus' | 'api';
  /** How often it does, hours. */
  readonly everyHours: number;
  readonly stages?: readonly string[];
}

/** The seven business types of the demo branch, at the rate of a small district. */
export const LINES: readonly BusinessLine[] = [
  {
    businessType: 'ignition',
    teams: ['ignition-1', 'ignition-2'],
    perDay: [2.8, 2.4, 1.6],
    from: '09:00',
    to: '17:30',
    minutes: [25, 80],
    channel: 'counter',
    by: 'bus',
    everyHours: 3,
    stages: ['documents', 'review', 'appointment', 'acceptance', 'survey'],
  },
  {
    businessType: 'pipe-alteration',
    teams: ['pipe-1'],
    perDay: [1.1, 0.7, 0],
    from: '09:00',
    to: '17:30',
    minutes: [60, 200],
    channel: 'app',
    by: 'bus',
    everyHours: 3,
  },
  {
    businessType: 'safety-inspection',
    teams: ['safety-1', 'safety-2'],
    perDay: [6, 4, 2.4],
    from: '08:30',
    to: '20:00',
    minutes: [8, 25],
    partner: 'contractor-1',
    channel: 'plan',
    by: 'bus',
    everyHours: 3,
  },
  {
    businessType: 'repair',
    teams: ['repair-1', 'repair-2'],
    perDay: [1.7, 1.6, 1.2],
    from: '08:30',
    to: '19:00',
    minutes: [20, 120],
    channel: 'hotline',
    by: 'bus',
    everyHours: 3,
  },
  {
    businessType: 'emergency-repair',
    teams: ['emergency-1'],
    perDay: [0.7, 0.7, 0.7],
    from: '00:10',
    to: '23:40',
    minutes: [15, 180],
    channel: 'hotline',
    by: 'bus',
    everyHours: 3,
  },
  {
    businessType: 'meter-reading',
    teams: ['meter-1', 'meter-2'],
    perDay: [19.5, 12, 0],
    from: '08:30',
    to: '17:30',
    minutes: [2, 8],
    channel: 'plan',
    by: 'api',
    everyHours: 6,
  },
  {
    businessType: 'counter',
    teams: ['counter-1', 'counter-2'],
    perDay: [9, 8, 3],
    from: '09:00',
    to: '17:00',
    channel: 'counter',
    by: 'api',
    everyHours: 6,
  },
];
