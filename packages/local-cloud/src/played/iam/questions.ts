import * as z from 'zod';
import type { AccessQuestion } from './policy.ts';

/** The account's things as policies know them; one place, so that both sides of a policy are built alike. */
export interface Account {
  table(nameOrArn: string): string;
  /** Of a table or an index, by its ARN. */
  partitionKey(resource: string): string | undefined;
  queue(url: string): string;
  bus(nameOrArn: string): string;
  /** id, ARN or alias */
  key(nameOrArn: string): string;
  identity(address: string): string;
}

const attributeValue = z.record(z.string(), z.unknown());
const dynamodbBody = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: z.record(z.string(), attributeValue).optional(),
  Item: z.record(z.string(), attributeValue).optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: z.record(z.string(), attributeValue).default({}),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  TransactItems: z.array(z.record(z.string(), z.object({ TableName: z.string() }))).optional(),
});
type DynamodbBody = z.infer<typeof dynamodbBody>;

/** The partition that a query is for: `key = :value`, in either order of the condition's two halves. */
function queriedPartition(
  { KeyConditionExpression = '', ExpressionAttributeNames, ExpressionAttributeValues }: DynamodbBody,
  partitionKey: string,
): unknown {
  for (const [, name = '', value = ''] of KeyConditionExpression.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g))
    if ((ExpressionAttributeNames[name] ?? name) === partitionKey)
      return scalar(ExpressionAttributeValues[value]);
  return undefined;
}

const scalar = (value: Record<string, unknown> | undefined): unknown => value && Object.values(value)[0];

type Context = NonNullable<AccessQuestion['context']>;

/** The partitions that a request is for, and the attributes that it writes. */
function itemContext(body: DynamodbBody, partitionKey: string | undefined): Context {
  if (partitionKey === undefined) return {};
  const leading = scalar((body.Key ?? body.Item)?.[partitionKey]) ?? queriedPartition(body, partitionKey);
  return {
    ...(leading !== undefined && { 'dynamodb:LeadingKeys': [String(leading)] }),
    ...(body.Item && { 'dynamodb:Attributes': Object.keys(body.Item) }),
  };
}

const queueBody = z.object({
  QueueUrl: z.string().optional(),
  QueueName: z.string().optional(),
  SourceArn: z.string().optional(),
  DestinationArn: z.string().optional(),
});
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
export const questionsOf: Record<
  string,
  (operation: string, body: unknown, account: Account) => AccessQuestion[]
> = {
  dynamodb(operation, body, account) {
    const request = dynamodbBody.parse(body);
    const { TableName, IndexName, RequestItems } = request;
    const tables = TableName === undefined ? Object.keys(RequestItems ?? {}) : [TableName];
    const action = `dynamodb:${operation}`;
    return tables.map((name) => {
      const resource =
        IndexName === undefined ? account.table(name) : `${account.table(name)}/index/${IndexName}`;
      return { action, resource, context: itemContext(request, account.partitionKey(resource)) };
    });
  },
  sqs(operation, body, account) {
    const { QueueUrl, QueueName, SourceArn, DestinationArn } = queueBody.parse(body);
    const action = `sqs:${operation.replace(/^(SendMessage|DeleteMessage|ChangeMessageVisibility)Batch$/, '$1')}`;
    // Whoever starts a move must be allowed to do by hand what it does.
    if (SourceArn !== undefined)
      return [
        ...[action, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((each) => ({
          action: each,
          resource: SourceArn,
        })),
        ...(DestinationArn === undefined ? [] : [{ action: 'sqs:SendMessage', resource: DestinationArn }]),
      ];
    const named = QueueUrl ?? QueueName;
    return [{ action, resource: named === undefined ? '*' : account.queue(named) }];
  },
  events(operation, body, account) {
    const buses = eventsBody.parse(body).Entries.map(({ EventBusName }) => account.bus(EventBusName));
    return [...new Set(buses)].map((resource) => ({ action: `events:${operation}`, resource }));
  },
  kms(operation, body, account) {
    const { KeyId, EncryptionContext = {} } = keyBody.parse(body);
    const context = Object.fromEntries(
      Object.entries(EncryptionContext).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]),
    );
    return [{ action: `kms:${operation}`, resource: account.key(KeyId ?? ''), context }];
  },
  ses(_operation, body, account) {
    const { FromEmailAddress = '', Content } = mailBody.parse(body);
    const action = Content.Raw === undefined ? 'ses:SendEmail' : 'ses:SendRawEmail';
    return [
      {
        action,
        resource: account.identity(FromEmailAddress),
        context: { 'ses:FromAddress': FromEmailAddress },
      },
    ];
  },
};
