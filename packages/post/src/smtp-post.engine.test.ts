import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { mailLedger } from './ledger.ts';
import type { Letter } from './letter.ts';
import { sendOnce } from './send-once.ts';
import { smtpPost } from './smtp-post.ts';
import { type MailServer, type Manners, openMailServer, PASSWORD, saying } from './testing/mail-server.ts';

const SENDER = { name: '龙岗分公司', address: 'huiyin@longgang.example.com' };
const letterTo = (to: string): Letter => ({
  to,
  subject: '【回访简报】龙岗',
  html: '<p>99.86%</p>',
  text: '99.86%',
  attachment: { fileName: 'huiyin.xlsx', contentType: 'application/zip', content: Buffer.from('PK') },
  id: '2026-11-21.abc.longgang',
  at: new Date('2026-11-22T00:00:00.000Z'),
});
const SUPERVISOR = 'supervisor@longgang.example.com';
const LEADER = 'leader@longgang.example.com';

const postOf = ({ at }: Pick<MailServer, 'at'>, password = PASSWORD, timeoutMs = 10_000) =>
  smtpPost(at, { sender: SENDER, password: async () => password, timeoutMs });

/** Sends one letter to the supervisor by a server of these manners; the error, or what the server took. */
async function sendBy(manners: Manners, security: 'tls' | 'starttls' = 'tls') {
  await using server = await openMailServer(security, manners);
  const error = await postOf(server)
    .send(letterTo(SUPERVISOR))
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  return { error, taken: server.taken };
}

describe('a letter by SMTP', () => {
  it.each(['tls', 'starttls'] as const)(
    'is taken over %s, signed in, from the branch to its recipient',
    async (security) => {
      const { error, taken } = await sendBy({}, security);
      expect(error).toBeUndefined();
      expect(taken).toMatchObject([{ from: SENDER.address, to: [SUPERVISOR] }]);
      expect(taken[0]?.text).toContain('Message-ID: <2026-11-21.abc.longgang@longgang.example.com>');
    },
  );

  it('names no other recipient, in the envelope or in the message', async () => {
    await using server = await openMailServer('tls');
    const post = postOf(server);
    await post.send(letterTo(SUPERVISOR));
    await post.send(letterTo(LEADER));
    expect(server.taken.map(({ to }) => to)).toEqual([[SUPERVISOR], [LEADER]]);
    expect(server.taken[0]?.text).not.toContain(LEADER);
    expect(server.taken[1]?.text).not.toContain(SUPERVISOR);
    expect(server.sessions()).toBe(2);
  });

  it('is refused where the server does not know the recipient, and the others get theirs', async () => {
    await using server = await openMailServer('tls', {
      recipient: (address) => {
        if (address === LEADER) throw saying(550);
      },
    });
    const post = postOf(server);
    await expect(post.send(letterTo(LEADER))).rejects.toMatchObject({
      reason: 'refused',
      message: 'The mail server answered 550',
    });
    await post.send(letterTo(SUPERVISOR));
    expect(server.taken.map(({ to }) => to)).toEqual([[SUPERVISOR]]);
  });

  it('is deferred by a server that greylists, and taken the second time', async () => {
    let asked = 0;
    await using server = await openMailServer('tls', {
      recipient: () => {
        asked += 1;
        if (asked === 1) throw saying(450);
      },
    });
    const post = postOf(server);
    await expect(post.send(letterTo(SUPERVISOR))).rejects.toMatchObject({ reason: 'deferred' });
    await post.send(letterTo(SUPERVISOR));
    expect(server.taken).toHaveLength(1);
  });

  it.each([
    [452, 'deferred'],
    [554, 'refused'],
  ] as const)('that is answered with %i after its text was read is %s', async (code, reason) => {
    const { error } = await sendBy({
      message: () => {
        throw saying(code);
      },
    });
    expect(error).toMatchObject({ reason });
  });

  it('is neither where the server turns the branch away: that is nothing about this letter', async () => {
    const { error } = await sendBy({
      sender: () => {
        throw saying(553);
      },
    });
    expect(error).toMatchObject({ code: 'mail-server-refuses', message: 'The mail server answered 553' });
  });

  it('does not leave with a wrong password, and no error says it', async () => {
    await using server = await openMailServer('tls');
    const wrong = 'guessed by somebody';
    const error: unknown = await postOf(server, wrong)
      .send(letterTo(SUPERVISOR))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'mail-server-refuses' });
    expect(String(error)).not.toContain(wrong);
    expect(server.taken).toEqual([]);
  });

  it('does not leave where the server’s certificate is signed by nobody known', async () => {
    await using server = await openMailServer('tls');
    const { authority, ...unknown } = server.at;
    await expect(postOf({ at: unknown }).send(letterTo(SUPERVISOR))).rejects.toThrow();
    expect(server.taken).toEqual([]);
  });

  it('fails where the server never answers, before its claim runs out', async () => {
    await using server = await openMailServer('tls', { message: () => new Promise(() => {}) });
    await expect(postOf(server, PASSWORD, 600).send(letterTo(SUPERVISOR))).rejects.toThrow();
  });

  it('fails where nobody listens', async () => {
    await using server = await openMailServer('tls');
    const { at } = server;
    await server[Symbol.asyncDispose]();
    await expect(postOf({ at }).send(letterTo(SUPERVISOR))).rejects.toThrow();
  });
});

describe('a letter whose server hung up after it had the whole text', () => {
  it('is sent once more under the same id, so that the mailbox knows it, and then no more', async () => {
    let hangUps = 0;
    await using server = await openMailServer('tls', {
      message: (_taken, hangUp) => {
        hangUps += 1;
        if (hangUps === 1) hangUp();
      },
    });
    await using local = await localTable();
    const deps = {
      ledger: mailLedger(local.table),
      post: postOf(server),
      now: () => new Date('2026-11-22T00:00:00.000Z'),
    };
    const send = () =>
      sendOnce(deps)({
        mailing: { about: '2026-11-21', day: '2026-11-21', recipient: 'r' },
        write: async () => letterTo(SUPERVISOR),
        traceId: 'trace-1',
      });
    const results = [(await send()).result, (await send()).result, (await send()).result];
    expect(results).toEqual(['failed', 'sent', 'already-sent']);
    const ids = server.taken.map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});
