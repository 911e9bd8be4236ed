import { Fault } from '@huiyin/kernel';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import * as z from 'zod';
import { openLog } from './log.ts';

let written: MockInstance<typeof process.stdout.write>;
let alsoWritten: MockInstance<typeof process.stderr.write>;

beforeEach(() => {
  written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  alsoWritten = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const text = () =>
  [...written.mock.calls, ...alsoWritten.mock.calls].map(([chunk]) => String(chunk)).join('');
const lines = (): unknown[] =>
  text()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const log = openLog({ service: 'callback', door: 'api' });

describe('a log line', () => {
  it('is one line of JSON: when, from where, what, and the fields', () => {
    log.info('claim-opened', { taskId: 't-1', count: 2 });
    expect(lines()).toEqual([
      {
        level: 'INFO',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        from: 'callback/api',
        what: 'claim-opened',
        taskId: 't-1',
        count: 2,
      },
    ]);
  });

  it('drops every field that is not on the list, wherever it comes from', () => {
    const careless = { taskId: 't-1', phone: 'canary', customer: { name: 'canary' }, error: 'canary' };
    log.with(careless).warn('x', careless);
    expect(text()).not.toContain('canary');
    expect(lines()).toMatchObject([{ level: 'WARN', taskId: 't-1' }]);
  });

  it('drops what is no plain short text even in a listed field', () => {
    log.info('x', {
      orderId: '示例客户',
      caller: { canary: 1 } as never,
      route: 'x'.repeat(300),
      rule: 'a\nb',
    });
    expect(lines()).toEqual([expect.objectContaining({ what: 'x', route: 'x'.repeat(200) })]);
    expect(Object.keys(Object(lines()[0])).sort()).toEqual(['at', 'from', 'level', 'route', 'what']);
  });

  it('stars a mobile number that stands where an identifier should, and no order number', () => {
    log.info('x', { orderId: '13800000000', taskId: 'WO-20261005-000123' });
    expect(lines()).toMatchObject([{ orderId: '*', taskId: 'WO-20261005-000123' }]);
  });

  it('keeps the fields of one record out of the next', () => {
    const [a, b] = [log.with({ traceId: 'a', orderId: 'o-a' }), log.with({ traceId: 'b' })];
    a.info('x');
    b.info('x');
    log.info('x');
    expect(lines()).toMatchObject([{ traceId: 'a' }, { traceId: 'b' }, {}]);
    expect(lines()[1]).not.toHaveProperty('orderId');
    expect(lines()[2]).not.toHaveProperty('traceId');
  });

  it('is not written below the level', () => {
    log.debug('x');
    openLog({ service: 'callback', door: 'api', level: 'SILENT' }).error('x', new Error('x'));
    expect(lines()).toEqual([]);
    openLog({ service: 'callback', door: 'api', level: 'DEBUG' }).debug('x');
    expect(lines()).toHaveLength(1);
  });
});

describe('an error in the log', () => {
  it('is its name, its place and its causes, but not its message', () => {
    log.error(
      'request-failed',
      new TypeError('canary', { cause: new SyntaxError('Unexpected token canary') }),
      {
        traceId: 't',
      },
    );
    expect(text()).not.toContain('canary');
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        what: 'request-failed',
        traceId: 't',
        error: {
          name: 'TypeError',
          frames: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
          cause: { name: 'SyntaxError', frames: expect.anything() },
        },
      }),
    ]);
  });

  it('says the message of a fault of ours', () => {
    log.error('x', new Fault('seal-broken', 'The envelope does not open'));
    expect(lines()).toMatchObject([
      { error: { name: 'Fault', code: 'seal-broken', message: 'The envelope does not open' } },
    ]);
  });

  it('says which request AWS refused, not what it says about it', () => {
    const refused = Object.assign(new Error('Item canary is too large'), {
      name: 'ValidationException',
      $metadata: { requestId: 'REQ1', httpStatusCode: 400 },
      Item: { name: { S: 'canary' } },
    });
    log.error('x', refused);
    expect(text()).not.toContain('canary');
    expect(lines()).toMatchObject([{ error: { name: 'ValidationException', requestId: 'REQ1' } }]);
  });

  it('names field and rule of a broken contract, and stars the names that the sender made up', () => {
    const schema = z.strictObject({
      customer: z.strictObject({ phones: z.array(z.string()) }),
      aspects: z.record(z.string(), z.number()),
    });
    const sent = { customer: { phones: [1] }, aspects: { 张canary: 'canary' }, canary: 1 };
    log.error('x', schema.safeParse(sent).error);
    expect(text()).not.toContain('canary');
    expect(lines()).toMatchObject([
      { error: { issues: 'customer.phones.0 must-be-string; aspects.* must-be-number; . unknown-field' } },
    ]);
  });

  it('is not fooled by a message that looks like a stack', () => {
    log.error('x', new Error('first\n    at canary (canary.ts:1:1)\n    at canary.ts:1:1'));
    log.error('x', Object.assign(new Error('x'), { name: '示canary', code: '示canary' }));
    log.error('x', 'canary');
    log.error('x', { canary: 1 });
    expect(text()).not.toContain('canary');
  });
});
