import type { Handler, Log } from '@huiyin/lambda';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  Context,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda';
import type { Letter, Post } from '../post.ts';

const context = (): Context => {
  const unused = () => {
    throw new Error('unscripted');
  };
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'function',
    functionVersion: '1',
    invokedFunctionArn: 'arn',
    memoryLimitInMB: '256',
    awsRequestId: 'invocation-1',
    logGroupName: 'group',
    logStreamName: 'stream',
    getRemainingTimeInMillis: () => 30_000,
    done: unused,
    fail: unused,
    succeed: unused,
  };
};

/** Hands messages to a queue's door; answers the indexes of those that stay on the queue. */
export async function deliver(
  door: Handler<SQSEvent, SQSBatchResponse>,
  ...bodies: readonly string[]
): Promise<number[]> {
  const { batchItemFailures } = await door(
    {
      Records: bodies.map((body, index) => ({
        messageId: String(index),
        receiptHandle: 'receipt',
        body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '0',
          SenderId: 'sender',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:cn-north-1:000000000000:queue',
        awsRegion: 'cn-north-1',
      })),
    },
    context(),
  );
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}

/** Wakes a clock's door for that moment. */
export const wake = (door: Handler<unknown, void>, task: string, scheduledAt: string): Promise<void> =>
  door({ scheduledAt, input: { task } }, context());

/** What an HTTP door answers. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type HttpDoor = Handler<APIGatewayProxyEventV2WithJWTAuthorizer, object>;

/** Calls a route as a supervisor. */
export async function call(
  door: HttpDoor,
  routeKey: string,
  sent: { path?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const [method = '', path = ''] = routeKey.split(' ');
  const event: APIGatewayProxyEventV2WithJWTAuthorizer = {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: {},
    ...(sent.path && { pathParameters: sent.path }),
    ...(sent.query && { queryStringParameters: sent.query }),
    ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '21/Nov/2026:02:00:00 +0000',
      timeEpoch: 1_795_226_400_000,
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { username: 'supervisor-01', 'cognito:groups': '[supervisor]' }, scopes: [] },
      },
    },
  };
  // An HTTP answer of this house always has these three.
  return (await door(event, context())) as Answer;
}

/** A post that keeps its letters, and takes none for addresses it is told to refuse. */
export function postDouble(): Post & { readonly letters: Letter[]; readonly refusing: Set<string> } {
  const letters: Letter[] = [];
  const refusing = new Set<string>();
  return {
    letters,
    refusing,
    send: async (letter) => {
      if (refusing.has(letter.to)) throw new Error('the mailbox is full');
      letters.push(letter);
    },
  };
}

export const silent: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => silent,
};
