import { SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { expect, it } from 'vitest';
import { sesPost } from './ses-post.ts';

/** Answers every call as SES would; `sent` is what it was given. */
function sesDouble() {
  const sent: SendEmailCommandInput[] = [];
  const client = new SESv2Client({
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  client.middlewareStack.add(
    () => async (args) => {
      // This client is sent to send mails only.
      sent.push(args.input as SendEmailCommandInput);
      return { output: { $metadata: {}, MessageId: 'm-1' }, response: {} };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
}

it('a letter leaves as one MIME message to one recipient, with its page, its text and its spreadsheet', async () => {
  const { client, sent } = sesDouble();
  await sesPost(client, {
    name: '龙岗分公司',
    address: 'huiyin@longgang.example.com',
    configurationSet: 'huiyin-longgang-mail',
  }).send({
    to: 'supervisor@longgang.example.com',
    subject: '【回访简报】龙岗',
    html: '<p>99.86%</p>',
    text: '99.86%',
    attachment: { fileName: 'huiyin.xlsx', contentType: 'application/zip', content: Buffer.from('PK') },
    id: '2026-11-21.abc.longgang',
    at: new Date('2026-11-22T00:00:00.000Z'),
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    FromEmailAddress: 'huiyin@longgang.example.com',
    ConfigurationSetName: 'huiyin-longgang-mail',
    Destination: { ToAddresses: ['supervisor@longgang.example.com'] },
  });
  const mime = Buffer.from(sent[0]?.Content?.Raw?.Data ?? []).toString();
  for (const part of [
    'Message-ID: <2026-11-21.abc.longgang@longgang.example.com>',
    'Date: Sun, 22 Nov 2026 00:00:00 +0000',
    'Auto-Submitted: auto-generated',
    'Content-Type: text/html; charset=utf-8',
    'Content-Type: text/plain; charset=utf-8',
    'filename=huiyin.xlsx',
    'Subject: =?UTF-8?',
  ])
    expect(mime).toContain(part);
});
