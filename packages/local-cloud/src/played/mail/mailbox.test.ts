import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openState } from '../../machine/state.ts';
import { type Mailbox, openMailbox, startMailboxThread } from './mailbox.ts';

const thread = startMailboxThread();
let mailbox: Mailbox;
const said: string[] = [];

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    said.push(String(chunk));
    return true;
  });
  mailbox = await openMailbox({ state: openState(':memory:'), now: () => 1_791_252_000_000, thread });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await thread.stop();
});

const LETTER = JSON.stringify({
  Content: { Simple: { Subject: { Data: '简报' }, Body: { Text: { Data: '正文' } } } },
  Destination: { ToAddresses: ['leader@branch.example'] },
  FromEmailAddress: 'huiyin@branch.example',
});
const MAILS = '/v2/email/outbound-emails';
const SIGNED = { 'content-type': 'application/json', authorization: 'AWS local' };

describe('the mailbox, asked what it cannot answer', () => {
  it.each<[string, string, RequestInit, number]>([
    ['a body that is no JSON', MAILS, { method: 'POST', headers: SIGNED, body: '{"a":' }, 400],
    [
      'a body in an unknown encoding',
      MAILS,
      { method: 'POST', headers: { ...SIGNED, 'content-encoding': 'odd' }, body: '{}' },
      415,
    ],
    [
      'a body in an unknown charset',
      MAILS,
      { method: 'POST', headers: { ...SIGNED, 'content-type': 'application/json; charset=odd' }, body: '{}' },
      415,
    ],
    ['a page from beyond its end', '/', { headers: { range: 'bytes=99999999-' } }, 416],
    ['mails since no moment', '/store?since=x', {}, 400],
    ['mails since two moments', '/store?since=1&since=2', {}, 400],
    ['a mail that is not there', '/get-emlContent?messageId=none', {}, 404],
    ['no mail at all', '/GET-EMLCONTENT/', {}, 404],
    ['an older version of its language', '/', { method: 'POST', headers: SIGNED, body: '{}' }, 404],
    ['a template', '/v2/email/templates/%E0%A4%A', { headers: SIGNED }, 404],
  ])('says in a sentence that it does not know %s', async (_, path, request, status) => {
    const answer = await fetch(`${mailbox.url}${path}`, request);
    const text = await answer.text();
    expect([answer.status, Object.keys(JSON.parse(text))]).toEqual([status, ['message']]);
    expect(text).not.toMatch(/ at |node_modules|Error/);
  });

  it('still takes mails after all that, shows them, and has printed no stack', async () => {
    expect(await mailbox.accept('{"no": "letter"}')).toMatchObject({ status: 400 });
    expect(await mailbox.accept(LETTER)).toMatchObject({ status: 200 });
    const [mail = expect.fail()] = await mailbox.mails();
    expect(mail).toMatchObject({ subject: '简报', at: 1_791_252_000 });
    const found = await fetch(
      `${mailbox.url}/get-emlContent?messageId=${encodeURIComponent(mail.messageId)}`,
    );
    expect(found.status).toBe(200);
    const since = await fetch(`${mailbox.url}/store?since=1791252001`);
    expect(await since.json()).toMatchObject({ emails: [] });
    expect((await fetch(mailbox.url)).status).toBe(200);
    expect(said).toEqual([]);
  });
});
