import { EVENTS } from '@huiyin/contracts';
import { eventOf, workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { readLetter } from './read-letter.ts';

const read = (sender: Parameters<typeof readLetter>[0], body: unknown, attributes = {}) =>
  readLetter(sender, { body: typeof body === 'string' ? body : JSON.stringify(body), attributes });
const messageOf = (detailType: string, detail: unknown) => ({ id: 'm', 'detail-type': detailType, detail });

const RECORDED = eventOf('work-order.recorded', EVENTS['work-order.recorded'].example);
const ORDER_ID = RECORDED.data.order.orderId;

describe('a letter that was a message', () => {
  it('says which event it is and about which order', () => {
    expect(read('queue', messageOf('work-order.recorded', RECORDED))).toEqual({
      what: 'work-order.recorded',
      about: ORDER_ID,
      reason: 'not-handled',
    });
  });

  it('names the case or task rather than the order', () => {
    const closed = eventOf('callback.closed', {
      ...EVENTS['callback.closed'].example,
      taskId: 'routine:WO-7',
    });
    expect(read('queue', messageOf('callback.closed', closed))).toMatchObject({ about: 'routine:WO-7' });
    const raised = eventOf('complaint.raised', {
      ...EVENTS['complaint.raised'].example,
      caseId: 'routine:WO-7.1',
    });
    expect(read('queue', messageOf('complaint.raised', raised))).toMatchObject({ about: 'routine:WO-7.1' });
  });

  it('that breaks its contract says where, by which rule, and no value', () => {
    const bent = { ...RECORDED, data: { ...RECORDED.data, recordedAt: '张三 13800000001' } };
    const seen = read('queue', messageOf('work-order.recorded', bent));
    expect(seen).toEqual({
      what: 'work-order.recorded',
      about: ORDER_ID,
      reason: 'breaks-contract',
      issues: [{ path: 'recordedAt', rule: 'format-datetime' }],
    });
  });

  it('from upstream says its order, and nothing else of a body that stands in clear', () => {
    expect(read('queue', messageOf('work-order.completed', workOrderOf({ orderId: 'WO-7' })))).toEqual({
      what: 'work-order.completed',
      about: 'WO-7',
      reason: 'not-handled',
    });
  });

  it.each(['13800000001', '张三', 7, 'W'.repeat(161)])('does not say %s for an order', (orderId) => {
    const body = messageOf('work-order.completed', { orderId });
    expect(read('queue', body)).toEqual({ what: 'work-order.completed', reason: 'not-handled' });
  });

  it('says of a forgotten customer that there is one, and no hash', () => {
    const event = eventOf('customer.forgotten', EVENTS['customer.forgotten'].example);
    expect(read('queue', messageOf('customer.forgotten', event))).toEqual({
      what: 'customer.forgotten',
      reason: 'not-handled',
    });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"detail-type":"张三的投诉","detail":{}}',
    '{"detail-type":"toString","detail":{}}',
  ])('that is none says nothing: %s', (body) =>
    expect(read('queue', body)).toEqual({ reason: 'unreadable' }),
  );

  it('that the bus could not deliver says with which code', () => {
    const message = messageOf('work-order.recorded', RECORDED);
    expect(read('queue', message, { ERROR_CODE: 'NO_PERMISSIONS' })).toEqual({
      what: 'work-order.recorded',
      about: ORDER_ID,
      reason: 'not-delivered',
      issues: [{ path: '', rule: 'NO_PERMISSIONS' }],
    });
    expect(read('queue', message, { ERROR_CODE: 'no such queue' }).issues).toEqual([
      { path: '', rule: 'UNKNOWN' },
    ]);
  });
});

describe('a letter that is a note', () => {
  const recordOf = (type: object, state: object) => ({
    reason: 'item-unreadable',
    record: { eventName: 'INSERT', dynamodb: { NewImage: { pk: { S: 'x' }, t: type, s: { M: state } } } },
  });

  it('of a change that was not announced says of which item, about what and why', () => {
    expect(
      read('relay', recordOf({ S: 'task' }, { taskId: { S: 'routine:WO-7' }, words: { S: '漏气' } })),
    ).toEqual({
      what: 'task',
      about: 'routine:WO-7',
      reason: 'not-announced',
      issues: [{ path: '', rule: 'item-unreadable' }],
    });
    const nested = { order: { M: { orderId: { S: 'WO-7' } } } };
    expect(read('relay', recordOf({ S: 'decision' }, nested))).toMatchObject({ about: 'WO-7' });
  });

  it('says less where the item does', () => {
    const seen = { reason: 'not-announced', issues: [{ path: '', rule: 'item-unreadable' }] };
    expect(
      read('relay', recordOf({ N: '1' }, { orderId: { S: '13800000001' }, order: { S: 'none' } })),
    ).toEqual(seen);
    expect(read('relay', recordOf({}, {}))).toEqual(seen);
  });

  it('of a batch of changes says that it was given up', () => {
    const note = {
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { shardId: 's' },
    };
    expect(read('relay', note)).toEqual({ reason: 'batch-given-up' });
    expect(read('fold', note)).toEqual({ reason: 'batch-given-up' });
  });

  it('of a task says which', () => {
    const note = { requestPayload: { scheduledAt: '2026-10-06T02:00:00Z', input: { task: 'mail' } } };
    expect(read('clock', note)).toEqual({ what: 'mail', reason: 'task-failed' });
    expect(read('clock', { requestPayload: { input: { task: '张三' } } })).toEqual({ reason: 'unreadable' });
  });

  it('that is none says nothing', () => {
    expect(read('clock', 'no JSON')).toEqual({ reason: 'unreadable' });
    expect(read('relay', { reason: '张三', record: {} })).toEqual({ reason: 'unreadable' });
  });
});
