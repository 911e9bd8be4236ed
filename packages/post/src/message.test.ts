import { expect, it } from 'vitest';
import type { Letter } from './letter.ts';
import { messageOf } from './message.ts';

const SENDER = { name: '龙岗分公司', address: 'huiyin@longgang.example.com' };
const LETTER = {
  to: 'supervisor@longgang.example.com',
  subject: '【回访简报】龙岗',
  html: '<p>99.86%</p>',
  text: '99.86%',
  attachment: { fileName: 'huiyin.xlsx', contentType: 'application/zip', content: Buffer.from('PK') },
  id: '2026-11-21.abc.longgang',
  at: new Date('2026-11-22T00:00:00.000Z'),
} satisfies Letter;

/** The names of the message's own headers, in their order. */
const headersOf = async (letter: Letter, sender = SENDER): Promise<string[]> => {
  const message = (await messageOf(letter, sender)).toString();
  const head = message.slice(0, message.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')));
};
const HEADERS = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Auto-Submitted',
  'Date',
  'MIME-Version',
  'Content-Type',
];

it('has the page, the text and the spreadsheet, its moment, and an id that a mailbox knows again', async () => {
  const message = (await messageOf(LETTER, SENDER)).toString();
  for (const part of [
    'Message-ID: <2026-11-21.abc.longgang@longgang.example.com>',
    'Date: Sun, 22 Nov 2026 00:00:00 +0000',
    'Auto-Submitted: auto-generated',
    'Content-Type: text/html; charset=utf-8',
    'Content-Type: text/plain; charset=utf-8',
    'filename=huiyin.xlsx',
    'Subject: =?UTF-8?',
    'To: supervisor@longgang.example.com\r\n',
  ])
    expect(message).toContain(part);
});

it('has the pictures that its page shows, each under the name by which the page knows it', async () => {
  const pictures = [{ name: 'praise', png: Uint8Array.of(0x89, 0x50) }];
  const message = (await messageOf({ ...LETTER, pictures }, SENDER)).toString();
  expect(message).toContain('Content-ID: <praise@huiyin>');
  expect(message).toContain('Content-Disposition: inline; filename=praise.png');
  expect(message).toContain('Content-Type: multipart/related');
});

it.each(['\r\n', '\n', '\r', '\u0000', '\u0085', '\u2028', '\u2029'])(
  'has no header more, whatever a name or a subject holds: %j',
  async (end) => {
    const planted = `a${end}Bcc: everybody@example.com${end}${end}b`;
    const letter = {
      ...LETTER,
      subject: planted,
      attachment: {
        ...LETTER.attachment,
        fileName: planted,
        contentType: `application/zip${end}X-Planted: 1`,
      },
    };
    const sender = { ...SENDER, name: planted };
    expect((await headersOf(letter, sender)).toSorted()).toEqual(HEADERS.toSorted());
    expect((await messageOf(letter, sender)).toString()).not.toMatch(/^(Bcc|X-Planted):/im);
  },
);

it.each([
  'a@example.com, b@example.com',
  'a@example.com;b@example.com',
  'A <a@example.com>',
  'a@example.com\r\nBcc: b@example.com',
  'a@example.com>\r\nRCPT TO:<b@example.com',
  'a\u200b@example.com',
  '"a b"@example.com',
  'a@b@example.com',
  '@example.com',
  'a@',
  '',
])('is not made for %j, which is not one plain address', async (to) => {
  const refused = { code: 'invalid-address' };
  await expect(messageOf({ ...LETTER, to }, SENDER)).rejects.toMatchObject(refused);
  await expect(messageOf(LETTER, { ...SENDER, address: to })).rejects.toMatchObject(refused);
});

it.each(['', 'a b', 'a>\r\nBcc: b', 'a@b'])('is not made under the id %j', async (id) => {
  await expect(messageOf({ ...LETTER, id }, SENDER)).rejects.toMatchObject({ code: 'invalid-letter-id' });
});
