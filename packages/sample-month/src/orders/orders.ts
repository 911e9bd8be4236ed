import { type Day, minutesOf, momentAt, plusMinutes, toInstant } from '@huiyin/calendar';
import type { WorkOrder } from '@huiyin/contracts';
import { between, type Draw, pick } from '../draw.ts';
import { type BusinessLine, LINES } from './business-lines.ts';
import { customerFor } from './customers.ts';

/** An order of the sample month and the way its system reports it. */
export interface SampleOrder {
  readonly order: WorkOrder;
  readonly line: BusinessLine;
  readonly completedMs: number;
}

/** The orders that the sample branch finishes on one day, in no order. */
export function ordersOf(day: Day, branch: string, zone: string, draw: Draw): SampleOrder[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  let serial = 0;
  return LINES.flatMap((line) => {
    const mean = line.perDay[weekday === 0 ? 2 : weekday === 6 ? 1 : 0];
    const spread = mean * (0.75 + 0.5 * draw('volume', day, line.businessType));
    const count = Math.floor(spread + draw('rest', day, line.businessType));
    return Array.from({ length: count }, () => {
      serial += 1;
      return orderOf(
        line,
        `WO-${day.replaceAll('-', '')}-${String(serial).padStart(6, '0')}`,
        day,
        branch,
        zone,
        draw,
      );
    });
  });
}

function orderOf(
  line: BusinessLine,
  orderId: string,
  day: Day,
  branch: string,
  zone: string,
  draw: Draw,
): SampleOrder {
  const of = (...name: (string | number)[]) => draw('order', orderId, ...name);
  const openMinute = minutesOf(line.from);
  const minute = between(of('time'), openMinute, minutesOf(line.to));
  const completed = plusMinutes(momentAt(day, '00:00', zone), minute);
  const completedMs = Date.parse(completed) + 1000 * between(of('second'), 0, 59);
  const completedAt = toInstant(completedMs);
  const onSite = line.minutes && between(of('minutes'), line.minutes[0], line.minutes[1]);
  const arrivedAt = onSite === undefined ? undefined : plusMinutes(completedAt, -onSite);
  const team = pick(of('team'), line.teams);
  const missed = line.minutes !== undefined && of('outcome') < 0.015;
  const order: WorkOrder = {
    branch,
    orderId,
    revision: 1,
    businessType: line.businessType,
    team,
    staff: [`LG${between(of('staff'), 1001, 1009) + 20 * teamNumber(team)}`],
    ...(line.partner !== undefined && of('partner') < 0.4 && { partner: line.partner }),
    customer: customerFor(draw, orderId),
    sourceChannel: line.channel,
    ...(arrivedAt !== undefined && {
      arrivedAt,
      promised: promisedAround(arrivedAt, of('late')),
    }),
    completedAt,
    outcome: missed ? 'missed-visit' : of('outcome') > 0.985 && line.stages ? 'failed-acceptance' : 'done',
    ...(line.stages && { stages: stagesOf(line.stages, completedAt, of) }),
    ...(of('abnormal') < 0.02 && { abnormal: ['stove-without-flameout'] }),
  };
  return { order, line, completedMs };
}

const teamNumber = (team: string): number => LINES.flatMap(({ teams }) => [...teams]).indexOf(team);

function promisedAround(arrivedAt: string, late: number): { from: string; to: string } {
  // One visit in twelve comes after its window.
  const from = plusMinutes(arrivedAt, late < 0.08 ? -150 : -50);
  return { from, to: plusMinutes(from, 120) };
}

/** Gas-on: documents and review days before, acceptance and survey at the end of the visit. */
function stagesOf(
  names: readonly string[],
  completedAt: string,
  of: (...name: (string | number)[]) => number,
): { name: string; at: string }[] {
  const minutesBefore = [between(of('documents'), 3, 9) * 1440, 2 * 1440, 1440, 10, 0];
  return names.map((name, index) => ({ name, at: plusMinutes(completedAt, -(minutesBefore[index] ?? 0)) }));
}
