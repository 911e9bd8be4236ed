import { Fault } from '@huiyin/kernel';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter, Sender } from './letter.ts';

/** One plain address: no list, no name, no comment, nothing that ends a header or a command. */
const ONE_ADDRESS = /^[^\s\p{C}<>()[\]\\,;:"@]+@[^\s\p{C}<>()[\]\\,;:"@]+$/u;
const ID = /^[\w.-]+$/;

/** Whatever would end a header's line, or be no text at all, is a space. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/**
 * The letter as one MIME message (RFC 5322) that names its one recipient and no other. What comes from outside cannot add a
 * header: addresses and the id are refused with a Fault where they are more than that, and other texts are put on one line.
 */
export async function messageOf(
  { to, subject, html, text, attachment, pictures = [], id, at }: Letter,
  sender: Sender,
): Promise<Buffer> {
  for (const address of [to, sender.address])
    if (!ONE_ADDRESS.test(address))
      throw new Fault('invalid-address', 'A letter’s sender or recipient is not one plain address');
  if (!ID.test(id)) throw new Fault('invalid-letter-id', 'A letter’s id holds more than a message’s id may');
  const message = new MailComposer({
    from: { name: oneLine(sender.name), address: sender.address },
    to: { name: '', address: to },
    subject: oneLine(subject),
    html,
    text,
    date: at,
    messageId: `<${id}@${sender.address.split('@')[1] ?? ''}>`,
    // Out-of-office replies and the like are of no use here (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [
      ...(attachment
        ? [
            {
              filename: oneLine(attachment.fileName),
              contentType: oneLine(attachment.contentType),
              content: Buffer.from(attachment.content),
            },
          ]
        : []),
      ...pictures.map(({ name, png }) => ({
        filename: `${oneLine(name)}.png`,
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        cid: `${oneLine(name)}@huiyin`,
        content: Buffer.from(png),
      })),
    ],
  });
  return message.compile().build();
}
