import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Post, Sender } from './letter.ts';
import { messageOf } from './message.ts';

/** Amazon SES, given up well within CLAIM_MINUTES, so that a claim older than that has no sender any more. */
export const sesClient = (): SESv2Client =>
  new SESv2Client({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true },
  });

/** A post that sends raw MIME by Amazon SES. */
export const sesPost = (
  client: SESv2Client,
  sender: Sender & {
    /** The configuration set that counts what became of the mail. */
    readonly configurationSet: string;
  },
): Post => ({
  async send(letter) {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender.address,
        ConfigurationSetName: sender.configurationSet,
        Destination: { ToAddresses: [letter.to] },
        Content: { Raw: { Data: await messageOf(letter, sender) } },
      }),
    );
  },
});
