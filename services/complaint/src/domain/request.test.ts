import { requestBody } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { after, branch, customer, noon, officer, requestOf, sealed } from '../testing/cases.ts';
import { deadlinesFrom } from './deadlines.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { judgeRequest } from './request.ts';

const given = {
  channel: 'hotline',
  reference: 'HL-1',
  kind: 'complaint',
  businessType: 'repair',
  team: 'repair-1',
  words: '修完还漏气',
} as const;
const read = (change: object = {}) => requestBody.parse({ ...given, ...change });
const judged = (change: object = {}) => {
  const outcome = judgeRequest(read(change), noon, branch);
  return outcome.ok ? outcome.value : outcome.refusal;
};
const broken = (change: object) =>
  requestBody
    .safeParse({ ...given, ...change })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a request', () => {
  it('about no order stands in its place, as it was received', () => {
    const { order, caseId, requestId, receivedAt } = requestOf();
    expect(judged()).toEqual({ body: read(), order, caseId, requestId, receivedAt });
  });

  it('about an order names it, and may have been received before', () => {
    expect(judged({ orderId: 'WO-1', receivedAt: '2026-10-05T23:30:00+08:00' })).toMatchObject({
      caseId: 'hotline:HL-1.1',
      receivedAt: '2026-10-05T15:30:00.000Z',
      order: { orderId: 'WO-1', completedAt: '2026-10-05T15:30:00.000Z', countedDay: '2026-10-05' },
    });
  });

  it.each([
    [{ businessType: 'nothing' }, 'unknown-business-type'],
    [{ team: 'nobody' }, 'unknown-team'],
    [{ category: 'nothing' }, 'unknown-category'],
    [{ category: 'conduct', cause: 'late' }, 'unknown-cause'],
    [{ cause: 'late' }, 'unknown-cause'],
    [{ customer: { name: '某', phones: ['12'] } }, 'phone-not-possible'],
    [{ customer: { name: '某', phones: ['00000000000'] } }, 'phone-not-possible'],
    [{ customer: { name: '某', phones: ['13800138000', '12'] } }, 'phone-not-possible'],
    [{ receivedAt: '2026-10-06T12:00:01+08:00' }, 'received-in-future'],
    [{ receivedAt: '2026-09-05T11:59:59+08:00' }, 'received-too-long-ago'],
  ])('that says %j is not taken: %s', (change, refusal) => {
    expect(judged(change)).toBe(refusal);
  });

  it.each([
    { category: 'conduct', cause: 'manner' },
    { category: 'workmanship' },
    {
      customer: {
        name: '某',
        phones: ['138 0000-0000', '１３８００００００００', '+86 138 0000 0000', '0755-28880000转803'],
      },
    },
    { receivedAt: '2026-10-06T12:00:00+08:00' },
    { receivedAt: '2026-09-05T12:00:00+08:00' },
  ])('that says %j is taken', (change) => {
    expect(judged(change)).toMatchObject({ caseId: 'hotline:HL-1.1' });
  });

  it.each([
    [{ channel: 'callback' }, 'channel'],
    [{ reference: 'a b' }, 'reference'],
    [{ reference: 'x'.repeat(41) }, 'reference'],
    [{ words: 'x'.repeat(2001) }, 'words'],
    [{ words: ' ' }, 'words'],
    [{ words: 'a\ud800' }, 'words'],
    [{ customer: { name: '某', phones: [] } }, 'customer.phones'],
    [{ customer: { name: '某', phones: Array(6).fill('13800000000') } }, 'customer.phones'],
    [{ customer: { name: 'x'.repeat(101), phones: ['13800000000'] } }, 'customer.name'],
  ])('that says %j breaks the contract in %s', (change, path) => {
    expect(broken(change)?.map(([where]) => where)).toEqual([path]);
  });

  it('holds nobody’s number where everybody reads it', () => {
    for (const field of ['reference', 'orderId', 'outsideNumber'])
      for (const code of ['13800000000', 'A-8613800000000'])
        expect(broken({ [field]: code })).toEqual([[field, 'looks-like-a-phone']]);
    expect(broken({ outsideNumber: '2026100513800000000' })).toBeUndefined();
  });

  it('that was passed on from outside has the number there', () => {
    for (const channel of ['mayor-hotline', 'regulator', 'company-hotline']) {
      expect(broken({ channel })).toEqual([['outsideNumber', 'outside-number-missing']]);
      expect(broken({ channel, outsideNumber: 'G-7' })).toBeUndefined();
    }
  });
});

describe('a case that a request raises', () => {
  const raising = (overrides: Parameters<typeof requestOf>[0] = {}) =>
    ({ kind: 'request', request: requestOf(overrides), actor: officer, at: noon }) as const;

  it('is received with its words and customer sealed, and its deadlines run from the receipt', () => {
    const request = requestOf();
    const raised = after(undefined, raising());
    expect(raised).toEqual({
      caseId: 'hotline:HL-1.1',
      taskId: 'hotline:HL-1',
      channel: 'hotline',
      order: request.order,
      kind: 'complaint',
      class: 'ordinary',
      takenAs: { kind: 'complaint', class: 'ordinary' },
      concerns: ['complaint'],
      state: 'received',
      since: noon,
      spent: {},
      handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, waited: 0 },
      round: 1,
      ownerRole: 'officer',
      raisedAt: noon,
      raisedDay: '2026-10-06',
      ...deadlinesFrom({ channel: 'hotline', kind: 'complaint', class: 'ordinary' }, noon, branch),
      missed: [],
      notices: [],
      dueAt: raised.dueAt,
      repeats: 0,
      linked: [],
      reopened: 0,
      customer,
      words: [{ kind: 'request', at: noon, sealed }],
      evidence: [],
      firstCallers: ['officer-01'],
      resolvers: [],
      pages: 0,
      steps: [],
      fingerprint: request.fingerprint,
      sourceVersion: 1,
    });
    expect(Object.keys(eventsOf(raised))).toEqual(['complaint.raised']);
    expect(JSON.stringify(eventsOf(raised))).not.toMatch(/AdIY|fingerprint|customer/);
  });

  it('keeps what the branch sorts it by, the number outside, and its own kind and class', () => {
    const body = {
      ...requestOf().body,
      channel: 'mayor-hotline' as const,
      outsideNumber: 'G-7',
      kind: 'praise' as const,
      class: 'major' as const,
      category: 'conduct',
      cause: 'manner',
    };
    expect(after(undefined, raising({ body }))).toMatchObject({
      channel: 'mayor-hotline',
      outsideNumber: 'G-7',
      kind: 'praise',
      class: 'major',
      ownerRole: 'supervisor',
      category: 'conduct',
      cause: 'manner',
      concerns: [],
    });
  });

  it('is asked about with the words that it came with', () => {
    const own = after(after(undefined, raising()), { kind: 'acknowledge', actor: officer, at: noon });
    const verdict = { valid: true, responsible: true, sealedConclusion: sealed };
    const concluded = after(own, { kind: 'conclude', actor: officer, at: noon, ...verdict });
    expect(eventsOf(concluded)['second-callback.requested']?.data).toMatchObject({
      order: { orderId: 'hotline:HL-1' },
      customer,
      matter: [{ kind: 'request' }, { kind: 'conclusion', round: 1 }],
    });
  });

  it('keeps its words when nobody said who they are, and there is nobody to forget', () => {
    const anonymous = after(undefined, raising({ customer: undefined }));
    expect(anonymous).not.toHaveProperty('customer');
    expect(anonymous.words).toHaveLength(1);
  });

  it('forgets its customer with all that knows them, and answers for itself after that', () => {
    const raised = after(undefined, raising());
    const forget = { kind: 'forget', customerKeys: [customer.customerKey], forgottenAt: noon } as const;
    const forgotten = after(raised, forget);
    const { customer: _, fingerprint, ...rest } = raised;
    expect(forgotten).toEqual({ ...rest, words: [] });
    const again = raising({ fingerprint: 'b3RoZXItY29udGVudC1ub3cxMg' });
    expect(decide(forgotten, again, branch)).toEqual({ ok: true, value: { emits: [] } });
    expect(decide(raised, again, branch)).toEqual({ ok: false, refusal: 'reference-conflict' });
  });
});
