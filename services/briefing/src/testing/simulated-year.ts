import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { daysOf, periodContaining } from '@huiyin/calendar';
import type { PopulationCell } from '@huiyin/contracts';
import { type Random, seeded } from '@huiyin/statistics';
import { type AggregateType, type Item, markForRefold, toItem } from '@huiyin/table';
import type { LocalTable } from '@huiyin/testing';
import { attemptsOf } from '@huiyin/testing';
import { casePartsOf } from '../domain/case-fold.ts';
import type { CallbackFact } from '../domain/facts.ts';
import {
  CALLBACK_FACT,
  CASE_PART,
  COMPLAINT_FACT,
  POPULATION_FACT,
  SECOND_CALLBACK_FACT,
} from '../store/items.ts';
import { answeredWith, callbackFactOf, complaintFactOf, secondCallbackFactOf } from './facts.ts';

/** Who serves what part of all orders, how many of these are rung, and how many of their customers are dissatisfied. */
const TEAMS = [
  { team: 'ignition-1', businessType: 'ignition', part: 0.025, rate: 0.5, dissatisfied: 0.03 },
  { team: 'ignition-2', businessType: 'ignition', part: 0.025, rate: 0.5, dissatisfied: 0.05 },
  { team: 'pipe-1', businessType: 'pipe-alteration', part: 0.012, rate: 1, dissatisfied: 0.08 },
  { team: 'safety-1', businessType: 'safety-inspection', part: 0.14, rate: 0.15, dissatisfied: 0.01 },
  { team: 'safety-2', businessType: 'safety-inspection', part: 0.135, rate: 0.15, dissatisfied: 0.02 },
  { team: 'repair-1', businessType: 'repair', part: 0.012, rate: 1, dissatisfied: 0.04 },
  { team: 'repair-2', businessType: 'repair', part: 0.013, rate: 1, dissatisfied: 0.06 },
  { team: 'emergency-1', businessType: 'emergency-repair', part: 0.01, rate: 1, dissatisfied: 0.03 },
  { team: 'meter-1', businessType: 'meter-reading', part: 0.208, rate: 0.08, dissatisfied: 0.005 },
  { team: 'meter-2', businessType: 'meter-reading', part: 0.208, rate: 0.08, dissatisfied: 0.01 },
  { team: 'counter-1', businessType: 'counter', part: 0.106, rate: 0.09, dissatisfied: 0.01 },
  { team: 'counter-2', businessType: 'counter', part: 0.106, rate: 0.09, dissatisfied: 0.02 },
] as const;
const SEGMENTS = [
  { segment: 'residential', part: 0.95 },
  { segment: 'commercial', part: 0.045 },
  { segment: 'vip', part: 0.005 },
] as const;
const STAFF_OF_TEAM = 20;
const ZONE = 'Asia/Shanghai';
/** A week's evidence has a team looked at half as closely as planned, or closer. */
const FACTORS = [0.5, 1, 1, 1, 1.5];
const AT_ONCE = 25;

export interface YearSize {
  readonly year: string;
  readonly orders: number;
}

/** What was written of it. */
export interface YearWritten {
  orders: number;
  callbacks: number;
  complaints: number;
}

/**
 * Writes a year's facts as events bring them (callbacks, second callbacks, populations, cases), and marks its days to be folded.
 * The same for the same size.
 */
export async function writeYear(local: LocalTable, { year, orders }: YearSize): Promise<YearWritten> {
  const random = seeded(Number(year));
  const writer = batchWriter(local);
  const written: YearWritten = { orders: 0, callbacks: 0, complaints: 0 };
  const days = daysOf(periodContaining(`${year}-01-01`, 'year'));
  const last = days.at(-1);
  for (const day of days) {
    const week = periodContaining(day, 'week').name.slice(-3).toLowerCase();
    const policyVersion = `y${year}-${week}`;
    const cells: PopulationCell[] = [];
    for (const [index, { team, businessType, part, rate, dissatisfied }] of TEAMS.entries())
      for (const { segment, part: share } of SEGMENTS) {
        const factor = FACTORS[(Number(week.slice(1)) + index) % FACTORS.length] ?? 1;
        const probability = segment === 'vip' ? 1 : Math.min(1, rate * factor);
        const drawn = {
          stratum: `${businessType}/${segment}/${policyVersion}/${team}`,
          policyVersion,
          probability,
        };
        const served = Math.floor((orders * part * share) / days.length + random());
        const cell = {
          businessType,
          team,
          segment,
          ...(index % 3 === 0 && segment === 'residential' && { partner: 'contractor-a' }),
        };
        let sampled = 0;
        for (let number = 0; number < served; number += 1) {
          if (random() >= probability) continue;
          sampled += 1;
          const staff = [`LG${index * STAFF_OF_TEAM + Math.floor(random() * STAFF_OF_TEAM) + 1000}`];
          const orderId = `WO-${day.replaceAll('-', '')}-${index}-${segment}-${number}`;
          const isDissatisfied = random() < dissatisfied;
          const callback: CallbackFact = {
            ...callbackOf(random, day, isDissatisfied),
            taskId: `routine:${orderId}`,
            sampling: drawn,
          };
          const order = { ...callback.order, ...cell, orderId, staff, countedDay: day };
          await writer.add(CALLBACK_FACT, { ...callback, order });
          written.callbacks += 1;
          if (!isDissatisfied) continue;
          const caseId = `${callback.taskId}.1`;
          const complaint = complaintFactOf({
            caseId,
            order,
            raisedAt: callback.closedAt,
            raisedDay: day,
            state: 'closed',
            closedAt: callback.closedAt,
            closedDay: day,
          });
          const parts = casePartsOf(complaint, ZONE);
          const folded = { version: complaint.sourceVersion, days: parts.map((part) => part.day) };
          // What is closed today is in no fold; of the others the nights before laid down what they count for.
          await writer.add(COMPLAINT_FACT, { ...complaint, ...(day !== last && { folded }) });
          for (const part of day === last ? [] : parts) await writer.add(CASE_PART, part);
          await writer.add(
            SECOND_CALLBACK_FACT,
            secondCallbackFactOf({
              taskId: `second-callback:${caseId}:1`,
              caseId,
              closedAt: callback.closedAt,
              closedDay: day,
            }),
          );
          written.complaints += 1;
        }
        written.orders += served;
        cells.push({ ...drawn, ...cell, orders: served, sampled, windowPassed: 0, paused: 0 });
      }
    await writer.add(POPULATION_FACT, { day, cells, sourceVersion: 1 });
    await markForRefold(local.table, day, { traceId: 'bench', at: atTen(day) });
  }
  await writer.rest();
  return written;
}

/** One in twelve is not reached, one in ten gives no rating; the others answer the questionnaire of their business. */
function callbackOf(random: Random, day: string, isDissatisfied: boolean): CallbackFact {
  const agent = `agent-${10 + Math.floor(random() * 12)}`;
  const attempts = attemptsOf(1 + Math.floor(random() * 3)).map((each) => ({ ...each, agent }));
  const closed = { closedAt: atTen(day), closedDay: day, attempts };
  if (!isDissatisfied && random() < 1 / 12)
    return callbackFactOf('', { ...closed, disposition: 'no-answer', interview: undefined });
  const liked = random() < 0.2 ? 'excellent' : 'good';
  const overall = isDissatisfied ? 'fair' : random() < 0.1 ? null : liked;
  return callbackFactOf('', {
    ...closed,
    interview: {
      ...answeredWith({
        overall,
        manner: liked,
        skill: 'good',
        timeliness: liked,
        ...(random() < 0.03 && { praise: true }),
      }),
      agent,
    },
    ...(isDissatisfied && { concerns: ['dissatisfied'], concernsSaid: ['dissatisfied'] }),
  });
}

const atTen = (day: string): string => `${day}T02:00:00.000Z`;

/** Puts states into the table as the first version of each, twenty-five at a time: as saves one by one it would take an hour. */
function batchWriter({ client, tableName }: LocalTable) {
  let items: Item[] = [];
  const rest = async (): Promise<void> => {
    if (items.length === 0) return;
    const puts = items.map((Item) => ({ PutRequest: { Item } }));
    items = [];
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
  };
  return {
    async add<State extends object>(type: AggregateType<State, never>, state: NoInfer<State>): Promise<void> {
      const trace = { traceId: 'bench', at: '2026-01-01T00:00:00.000Z' };
      items.push(toItem(type, state, { over: undefined, version: 1, emits: [], trace }));
      if (items.length === AT_ONCE) await rest();
    },
    rest,
  };
}
