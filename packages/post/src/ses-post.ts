import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Post } from './letter.ts';

/** A post that sends raw MIME by Amazon SES. */
export const sesPost = (
  client: SESv2Client,
  sender: {
    readonly name: string;
    readonly address: string;
    /** The configuration set that counts what became of the mail. */
    readonly configurationSet: string;
  },
): Post => ({
  async send({ to, subject, html, text, attachment, id, at }) {
    const message = new MailComposer({
      from: { name: sender.name, address: sender.address },
      to,
      subject,
      html,
      text,
      date: at,
      messageId: `<${id}@${sender.address.split('@')[1] ?? ''}>`,
      // Out-of-office replies and the like are of no use here (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(attachment && {
        attachments: [
          {
            filename: attachment.fileName,
            contentType: attachment.contentType,
            content: Buffer.from(attachment.content),
          },
        ],
      }),
    });
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender.address,
        ConfigurationSetName: sender.configurationSet,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: await message.compile().build() } },
      }),
    );
  },
});
