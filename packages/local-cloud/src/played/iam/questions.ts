import * as z from 'zod';
import type { AccessQuestion } from './policy.ts';

/** Names of the account's things as ARNs; one place, so that both sides of a policy are built alike. */
export interface Arns {
  table(nameOrArn: string): string;
  queue(url: string): string;
  bus(nameOrArn: string): string;
  /** id, ARN or alias */
  key(nameOrArn: string): string;
  identity(address: string): string;
}

const dynamodbBody = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  TransactItems: z.array(z.record(z.string(), z.object({ TableName: z.string() }))).optional(),
});
const queueBody = z.object({ QueueUrl: z.string().optional() });
const keyBody = z.object({
  KeyId: z.string().optional(),
  EncryptionContext: z.record(z.string(), z.string()).optional(),
});
const eventsBody = z.object({
  Entries: z.array(z.object({ EventBusName: z.string().default('default') })),
});
const mailBody = z.object({
  FromEmailAddress: z.string().optional(),
  Content: z.object({ Raw: z.unknown().optional() }),
});

/** What IAM is asked for one request: the actions and resources that AWS's service authorization reference names. */
export const questionsOf: Record<string, (operation: string, body: unknown, arns: Arns) => AccessQuestion[]> =
  {
    dynamodb(operation, body, arns) {
      const { TableName, IndexName, RequestItems } = dynamodbBody.parse(body);
      const tables = TableName === undefined ? Object.keys(RequestItems ?? {}) : [TableName];
      const action = `dynamodb:${operation}`;
      return tables.map((name) => ({
        action,
        resource: IndexName === undefined ? arns.table(name) : `${arns.table(name)}/index/${IndexName}`,
      }));
    },
    sqs(operation, body, arns) {
      const { QueueUrl } = queueBody.parse(body);
      const action = `sqs:${operation.replace(/^(SendMessage|DeleteMessage|ChangeMessageVisibility)Batch$/, '$1')}`;
      return [{ action, resource: QueueUrl === undefined ? '*' : arns.queue(QueueUrl) }];
    },
    events(operation, body, arns) {
      const buses = eventsBody.parse(body).Entries.map(({ EventBusName }) => arns.bus(EventBusName));
      return [...new Set(buses)].map((resource) => ({ action: `events:${operation}`, resource }));
    },
    kms(operation, body, arns) {
      const { KeyId, EncryptionContext = {} } = keyBody.parse(body);
      const context = Object.fromEntries(
        Object.entries(EncryptionContext).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]),
      );
      return [{ action: `kms:${operation}`, resource: arns.key(KeyId ?? ''), context }];
    },
    ses(_operation, body, arns) {
      const { FromEmailAddress = '', Content } = mailBody.parse(body);
      const action = Content.Raw === undefined ? 'ses:SendEmail' : 'ses:SendRawEmail';
      return [
        {
          action,
          resource: arns.identity(FromEmailAddress),
          context: { 'ses:FromAddress': FromEmailAddress },
        },
      ];
    },
  };
