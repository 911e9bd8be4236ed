import { type LocalTable, localTable } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailLedger, mailLedger } from './ledger.ts';
import { type Letter, LetterNotTaken, type Post } from './letter.ts';
import { type SendOnceDeps, sendOnce } from './send-once.ts';

const mailing = { about: '2026-11-21', day: '2026-11-21', recipient: 'r' };
const letter: Letter = {
  to: 'supervisor@longgang.example.com',
  subject: 's',
  html: '<p>h</p>',
  text: 't',
  attachment: { fileName: 'f.xlsx', contentType: 'application/zip', content: Buffer.from('PK') },
  id: '2026-11-21.r.longgang',
  at: new Date('2026-11-22T00:00:00.000Z'),
};

let local: LocalTable;
let ledger: MailLedger;
let present: Date;

beforeEach(async () => {
  local = await localTable();
  ledger = mailLedger(local.table);
  present = new Date('2026-11-22T00:00:00.000Z');
});
afterEach(() => local[Symbol.asyncDispose]());

const stateNow = async () => (await ledger.entry(mailing))?.state;

/** Sends the letter by a post that does this; answers the result. */
const send = (post: Post['send'], write = async () => letter) => {
  const deps: SendOnceDeps = { ledger, post: { send: post }, now: () => present };
  return sendOnce(deps)({ mailing, write, traceId: 'trace-1' });
};

describe('a letter that was sent', () => {
  it('is found by what it is about, with its figures; one of another day, subject or state is not', async () => {
    const post = { send: async () => {} };
    const deps: SendOnceDeps = { ledger, post, now: () => present };
    const command = { write: async () => letter, traceId: 'trace-1' };
    await sendOnce(deps)({ ...command, mailing, figures: { callbacks: 120 } });
    await sendOnce(deps)({ ...command, mailing: { ...mailing, recipient: 's' } });
    await sendOnce(deps)({ ...command, mailing: { ...mailing, about: '2026-W47' } });
    await sendOnce(deps)({ ...command, mailing: { ...mailing, day: '2026-11-22' } });
    await ledger.apply({ ...mailing, recipient: 't' }, { name: 'claim', at: letter.at.toISOString() }, 't');
    const found = await ledger.sentAbout({ about: mailing.about, day: mailing.day });
    expect(found.map(({ recipient, figures }) => [recipient, figures])).toEqual([
      ['r', { callbacks: 120 }],
      ['s', undefined],
    ]);
  });
});

describe('a letter that is sent once', () => {
  it('is claimed in the ledger before it is written and sent, and marked after', async () => {
    const seen: unknown[] = [await stateNow()];
    const result = await send(
      async () => void seen.push('sending', await stateNow()),
      async () => {
        seen.push('writing', await stateNow());
        return letter;
      },
    );
    seen.push(await stateNow());
    expect(result).toEqual({ result: 'sent' });
    expect(seen).toEqual([undefined, 'writing', 'claimed', 'sending', 'claimed', 'sent']);
  });

  it('does not leave a second time, and is not even written', async () => {
    await send(async () => {});
    const unused = () => Promise.reject(new Error('unscripted'));
    expect(await send(unused, unused)).toEqual({ result: 'already-sent' });
  });

  it('is not sent by two at once', async () => {
    const results: unknown[] = [];
    await send(async () => void results.push(await send(() => Promise.reject(new Error('unscripted')))));
    expect(results).toEqual([{ result: 'in-hand' }]);
  });

  it('that was not taken says so, and is sent again at once', async () => {
    const error = new Error('the mailbox is full');
    expect(await send(() => Promise.reject(error))).toEqual({ result: 'failed', error });
    expect(await stateNow()).toBe('failed');
    expect(await send(async () => {})).toEqual({ result: 'sent' });
  });

  it('that the server wants later may be sent again at once', async () => {
    const error = new LetterNotTaken('deferred', 'The mail server answered 450');
    expect(await send(() => Promise.reject(error))).toEqual({ result: 'deferred', error });
    expect(await send(async () => {})).toEqual({ result: 'sent' });
  });

  it('that the server refused for good is never tried again', async () => {
    const error = new LetterNotTaken('refused', 'The mail server answered 550');
    expect(await send(() => Promise.reject(error))).toEqual({ result: 'refused', error });
    expect(await stateNow()).toBe('refused');
    const unused = () => Promise.reject(new Error('unscripted'));
    expect(await send(unused, unused)).toEqual({ result: 'already-refused' });
  });

  it('that could not be written is not sent, and may be tried again', async () => {
    const error = new Error('no words');
    expect(
      await send(
        () => Promise.reject(new Error('unscripted')),
        () => Promise.reject(error),
      ),
    ).toEqual({ result: 'failed', error });
    expect(await stateNow()).toBe('failed');
  });

  it('whose first sender was slower than its claim and failed stays with the second', async () => {
    const results: unknown[] = [];
    const slow = await send(async () => {
      present = new Date('2026-11-22T00:02:00.000Z');
      results.push(await send(async () => {}));
      throw new Error('timed out');
    });
    expect(slow.result).toBe('failed');
    expect(results).toEqual([{ result: 'sent' }]);
    expect(await stateNow()).toBe('sent');
  });

  it('costs two write units', async () => {
    await send(async () => {});
    expect(local.operations.reduce((sum, { units }) => sum + units.write, 0)).toBe(2);
  });

  it('is listed, the latest day first', async () => {
    const claim = { name: 'claim', at: '2026-11-22T00:00:00.000Z' } as const;
    for (const day of ['2026-11-20', '2026-11-22', '2026-11-21'])
      await ledger.apply({ ...mailing, about: day, day }, claim, 'trace-1');
    expect((await ledger.latest(2)).map(({ about }) => about)).toEqual(['2026-11-22', '2026-11-21']);
  });
});
