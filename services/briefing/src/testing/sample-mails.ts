import { addDays, type Period, parsePeriod, startOfDay } from '@huiyin/calendar';
import { type BriefingDocument, briefingDocument } from '@huiyin/contracts';
import { drawBinomial, type Random, seeded } from '@huiyin/statistics';
import { longgang } from '@huiyin/testing';
import { briefingOf, type KnownOfPeriod } from '../domain/briefing.ts';
import { briefingOfPart, foldOfTeams } from '../domain/of-part.ts';
import { NO_DAYS, type PeriodCell, type PeriodFold } from '../domain/period-fold.ts';
import { trendOf } from '../domain/trend.ts';
import { snapshotOf } from '../work/snapshot-of.ts';
import { answeredWith, callbackFactOf, complaintFactOf } from './facts.ts';
import { periodOf } from './november.ts';

const branch = longgang();
/** Which business each team of the demo branch serves in, by its name. */
const SERVES: Readonly<Record<string, string>> = {
  ignition: 'ignition',
  pipe: 'pipe-alteration',
  safety: 'safety-inspection',
  repair: 'repair',
  emergency: 'emergency-repair',
  meter: 'meter-reading',
  counter: 'counter',
};

/** A fold of so many calls a team, of whom these shares are satisfied; one team is far worse than the others. */
function foldOf(random: Random, calls: number, satisfied = 0.985): PeriodFold {
  const draw = (of: number, share: number) => drawBinomial(random, of, share);
  const rows = branch.teams.map(({ id }) => {
    const businessType = SERVES[id.replace(/-\d$/, '')] ?? 'repair';
    const probability = branch.sampling[0]?.rates[businessType] ?? 1;
    const closed = draw(Math.round(calls * 1.3), 0.95);
    const callbacks = draw(closed, 0.86);
    const notRated = draw(callbacks, 0.1);
    const rated = callbacks - notRated;
    const bad = draw(rated, 1 - (id === 'safety-2' ? satisfied - 0.12 : satisfied));
    const excellent = draw(rated - bad, 0.05);
    const broken = draw(callbacks, id === 'emergency-1' ? 0.12 : 0.02);
    const tally = {
      attempts: Math.round(closed * 1.4),
      closed,
      callbacks,
      notRated,
      praised: draw(callbacks, id === 'repair-1' ? 0.12 : 0.03),
      suggested: draw(callbacks, 0.02),
      'level.excellent': excellent,
      'level.good': rated - bad - excellent,
      'level.fair': bad,
      'appointment.yes': callbacks - broken,
      'appointment.no': broken,
      'disposition.complete': callbacks,
      'disposition.no-answer': closed - callbacks,
    };
    const drawn = { team: id, businessType, segment: 'residential' as const, probability };
    const orders = Math.round(closed / probability);
    return {
      cell: { programme: 'routine', ...drawn, tally } satisfies PeriodCell,
      population: { ...drawn, orders, sampled: closed, windowPassed: 0, paused: 0 },
    };
  });
  return {
    ...NO_DAYS,
    cells: rows.map(({ cell }) => cell),
    population: rows.map(({ population }) => population),
  };
}

function knownOf(
  period: Period,
  folds: { now: PeriodFold; before: PeriodFold; yearBefore: PeriodFold },
): KnownOfPeriod {
  const [safety = branch.teams[0]?.id ?? ''] = ['safety-2'];
  const caseOf = (number: number, team: string, overrides: Parameters<typeof complaintFactOf>[0] = {}) =>
    complaintFactOf({
      caseId: `routine:WO-20261028-00000${number}.1`,
      order: { ...complaintFactOf().order, orderId: `WO-20261028-00000${number}`, team },
      raisedAt: '2026-10-29T02:00:00.000Z',
      raisedDay: '2026-10-29',
      acknowledgeBy: '2026-10-30T02:00:00.000Z',
      concludeBy: '2026-11-03T02:00:00.000Z',
      ...overrides,
    });
  return {
    period,
    span: {
      first: period.first,
      through: period.last,
      start: startOfDay(period.first, branch.zone),
      end: startOfDay(addDays(period.last, 1), branch.zone),
    },
    fold: folds.now,
    cases: [caseOf(1, safety), caseOf(2, 'repair-1', { class: 'major' }), caseOf(3, safety)],
    samplingKeys: [
      {
        month: '2026-11',
        commitment: 'b6'.repeat(32),
        committedAt: '2026-10-30T16:40:00.000Z',
        inTime: true,
        sourceVersion: 1,
      },
    ],
    countermeasures: [],
    tables: [],
    before: { period: periodOf(period.kind === 'day' ? '2026-10-30' : '2026-09'), fold: folds.before },
    yearBefore: {
      period: periodOf(period.kind === 'day' ? '2025-10-31' : '2025-10'),
      fold: folds.yearBefore,
      tables: [],
    },
  };
}

const shown = (document: Omit<BriefingDocument, 'snapshot'>): BriefingDocument =>
  briefingDocument.parse({ ...document, snapshot: snapshotOf(document) });

/** Mails as the demo branch might send them on 1 November 2026, made of seeded facts: a day's, a team's day, a month's. */
export function sampleMails(): Readonly<Record<'daily' | 'team' | 'monthly', BriefingDocument>> {
  const random = seeded(20_261_031);
  const days = Array.from({ length: 10 }, (_, index) => ({
    period: addDays('2026-10-31', index - 9),
    fold: foldOf(random, 24),
  }));
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = (index + 10) % 12;
    const period = `${index < 2 ? 2025 : 2026}-${String(month + 1).padStart(2, '0')}`;
    return { period, fold: foldOf(random, 620, period === '2026-10' ? 0.972 : 0.985) };
  });
  const last = (folds: readonly { fold: PeriodFold }[], back = 1) => folds.at(-back)?.fold ?? NO_DAYS;
  const day = knownOf(parsePeriod('2026-10-31') ?? periodOf('2026-10-31'), {
    now: last(days),
    before: last(days, 2),
    yearBefore: foldOf(random, 20),
  });
  const month = knownOf(periodOf('2026-10'), {
    now: last(months),
    before: last(months, 2),
    yearBefore: foldOf(random, 580),
  });
  const team = branch.teams.find(({ id }) => id === 'safety-2') ?? {
    id: 'safety-2',
    name: { zh: '', en: '' },
  };
  const call = (id: string, answers: Parameters<typeof answeredWith>[0]) =>
    callbackFactOf(id, {
      order: { team: team.id, businessType: 'safety-inspection', orderId: `WO-20261027-0000${id}` },
      interview: answeredWith({
        visit: 'yes',
        appointment: 'yes',
        overall: 'good',
        praise: null,
        suggestion: null,
        ...answers,
      }),
      concerns: [],
    });
  const callbacks = [
    call('11', { overall: 'fair', appointment: 'no' }),
    call('12', { visit: 'no', overall: null }),
    call('13', { overall: 'fail' }),
    call('14', { praise: true }),
  ];
  const teamDays = days.map((each) => ({ ...each, fold: foldOfTeams(each.fold, [team.id]) }));
  return {
    daily: shown({
      ...briefingOf(branch, day),
      trend: trendOf(days, branch.levels),
      earlier: [
        {
          period: '2026-10-29',
          countedUntil: '2026-10-30T00:00:00.000Z',
          snapshot: 'a'.repeat(64),
          figures: [
            { figure: 'closed', known: 220, now: 223 },
            { figure: 'callbacks', known: 190, now: 192 },
          ],
          late: { tasks: 3, orders: 0, cases: 0 },
        },
      ],
    }),
    team: shown({
      ...briefingOfPart(branch, day, { of: 'team', ...team, teams: [team.id] }, callbacks),
      trend: trendOf(teamDays, branch.levels),
    }),
    monthly: shown({ ...briefingOf(branch, month), trend: trendOf(months, branch.levels) }),
  };
}
