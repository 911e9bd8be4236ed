import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { eventOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { COMPLAINT_CASE } from '../store/items.ts';
import { CASES, customer } from '../testing/cases.ts';
import { MOMENT, openComplaintTable } from '../testing/complaints.ts';
import { forgetting } from './forgetting.ts';

const event = eventOf(
  'customer.forgotten',
  { customerKeys: [customer.customerKey], forgottenAt: MOMENT },
  { type: 'forgotten', id: 'somebody' },
);
const message = JSON.stringify({
  id: event.id,
  source: 'huiyin.intake',
  'detail-type': event.name,
  time: event.at,
  detail: event,
});

/** Cases of one customer whose long words fill more than one page of a scan, on a clock that goes on by 13 s at each look. */
async function openLongTable() {
  let seconds = 0;
  const now = () => new Date(Date.parse(MOMENT) + 13_000 * seconds++);
  const complaints = await openComplaintTable({ now });
  const caseIds = ['1', '2', '3', '4'].map((number) => `routine:WO-${number}.1`);
  for (const caseId of caseIds) {
    const words = CASES.received.words.map((each) => ({ ...each, sealed: 'A'.repeat(350_000) }));
    const trace = { traceId: 'trace-1', at: MOMENT };
    await complaints.local.table.save(COMPLAINT_CASE, { ...CASES.received, caseId, words }, undefined, trace);
  }
  const { log, lines } = logDouble();
  const queue = [message];
  const door = forgetting({ ...complaints.deps, log, again: async (body) => void queue.push(body) });
  const receive = async () => {
    const { batchItemFailures } = await door(sqsEvent(queue.shift() ?? ''), lambdaContext());
    expect(batchItemFailures).toEqual([]);
  };
  const named = async () => {
    const cases = await Promise.all(caseIds.map(complaints.caseOf));
    return cases.filter((each) => each?.customer !== undefined || each?.words.length !== 0).length;
  };
  return {
    receive,
    named,
    queue,
    lines,
    [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose](),
  };
}

it('forgets one slice of the table for a message, and sends the same message again until the table is through', async () => {
  await using door = await openLongTable();
  await door.receive();
  expect(door.queue).toEqual([message]);
  expect(await door.named()).toBeGreaterThan(0);
  for (let slice = 0; slice < 5 && door.queue.length > 0; slice += 1) await door.receive();
  expect(door.queue).toEqual([]);
  expect(await door.named()).toBe(0);
  expect(door.lines.map(({ what, result }) => `${what} ${result}`)).toEqual([
    ...Array.from({ length: door.lines.length - 1 }, () => 'customer-forgotten unfinished'),
    'customer-forgotten finished',
  ]);
});

it('ends at once what was finished before', async () => {
  await using door = await openLongTable();
  for (let slice = 0; slice < 6 && door.queue.length > 0; slice += 1) await door.receive();
  door.queue.push(message);
  await door.receive();
  expect(door.queue).toEqual([]);
});
