import type { BusEvent } from '@huiyin/contracts';
import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inbox } from '../doors/inbox.ts';
import { branch, droppedFlag, flaggedOrder, orderOf, supervisor } from '../testing/cases.ts';
import { CONTACT, MOMENT, openComplaintTable, sealedBy } from '../testing/complaints.ts';
import { acknowledge } from './acknowledge.ts';
import { reveal } from './reveal.ts';

const LEAK = 'field:WO-20261005-000123:leak-found.1';
const ALTERED = 'field:WO-20261005-000123:illegal-alteration.1';

let office: Awaited<ReturnType<typeof openComplaintTable>>;
beforeEach(async () => {
  office = await openComplaintTable();
});
afterEach(() => office[Symbol.asyncDispose]());

const receive = (...events: readonly BusEvent[]) =>
  inbox({ ...office.deps, log: logDouble().log })(
    sqsEvent(
      ...events.map((event) =>
        JSON.stringify({
          ...{ id: event.id, source: 'huiyin.test', time: MOMENT, detail: event },
          'detail-type': event.name,
        }),
      ),
    ),
    lambdaContext(),
  );

describe('an order that a field terminal flagged', () => {
  it('raises one case for each flag that the branch has a rule for, however often it comes', async () => {
    const abnormal = ['leak-found', 'stove-without-flameout', 'illegal-alteration'];
    const event = flaggedOrder({ abnormal });
    expect(await receive(event, event)).toEqual({ batchItemFailures: [] });
    const before = await office.caseOf(LEAK);
    expect(before).toMatchObject({ channel: 'field', class: 'major', state: 'received' });
    expect(await office.said(LEAK)).toEqual(['complaint.raised']);
    expect(await office.caseOf(ALTERED)).toMatchObject({ kind: 'fault-report', class: 'ordinary' });
    await receive(event);
    expect(await office.caseOf(LEAK)).toEqual(before);
    expect(await office.caseOf('field:WO-20261005-000123:stove-without-flameout.1')).toBeUndefined();
  });

  it('comes to the same cases when its versions come in another order', async () => {
    const corrected = flaggedOrder({ order: orderOf({ team: 'repair-2', revision: 2 }) }, 3);
    await receive(corrected, flaggedOrder());
    expect(await office.caseOf(LEAK)).toMatchObject({ order: { team: 'repair-2' }, sourceVersion: 3 });
    expect((await office.caseOf(LEAK))?.steps).toHaveLength(1);
  });

  it('and no longer does tells whoever has the case, and closes nothing', async () => {
    await receive(flaggedOrder(), droppedFlag(), droppedFlag());
    const found = await office.caseOf(LEAK);
    expect(found).toMatchObject({ state: 'received', takenBackAt: expect.any(String) });
    expect(found?.steps.map(({ act }) => act)).toEqual(['flag', 'flag-dropped']);
  });

  it('opens its customer to whoever owns the case, by the envelope that the order came with', async () => {
    const { customer } = await sealedBy(office.deps.keys);
    await receive(flaggedOrder({ customer }));
    const by = { caseId: LEAK, actor: supervisor, traceId: 't' };
    await acknowledge(office.deps)(by);
    const opened = await reveal({ ...office.deps, logReveal: () => undefined })({
      ...by,
      reason: 'contact-customer',
    });
    expect(opened).toMatchObject({ ok: true, value: { contact: { name: CONTACT.name }, words: [] } });
  });

  it('brings nobody back who was forgotten on its way', async () => {
    await office.forget();
    await receive(flaggedOrder());
    expect(await office.caseOf(LEAK)).not.toHaveProperty('customer');
    expect(branch.complaints.abnormal.map(({ flag }) => flag)).toContain('leak-found');
  });
});
