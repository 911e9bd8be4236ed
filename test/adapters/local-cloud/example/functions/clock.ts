import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

const table = new DynamoDBClient();
const mail = new SESv2Client();

/** Once a day: keeps the firing and mails a briefing. */
export async function handler(event: { scheduledAt: string }): Promise<void> {
  await table.send(
    new PutItemCommand({
      TableName: process.env['FACTS'],
      Item: { pk: { S: `briefing ${event.scheduledAt}` }, at: { S: new Date().toISOString() } },
    }),
  );
  await mail.send(
    new SendEmailCommand({
      FromEmailAddress: 'briefing@example.com',
      Destination: { ToAddresses: ['lead@example.com'] },
      Content: {
        Simple: { Subject: { Data: `Briefing ${event.scheduledAt}` }, Body: { Html: { Data: '<p>ok</p>' } } },
      },
    }),
  );
}
