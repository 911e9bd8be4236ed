import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, SQSEvent } from 'aws-lambda';

type Claims = APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer']['jwt']['claims'];

/** The claims of a person's token with one role, or also the group of their team or department, as API Gateway renders them. */
export const claimsOf = (groups: string): Claims => ({
  username: `${groups.split(' ')[0]}-01`,
  'cognito:groups': `[${groups}]`,
});

interface Sent {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly claims?: Claims;
}

/** A call as an HTTP API hands it to a function (payload 2.0, JWT authorizer); by an agent unless told. */
export function httpEvent(routeKey: string, sent: Sent): APIGatewayProxyEventV2WithJWTAuthorizer {
  const [method = '', path = ''] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: sent.headers ?? {},
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
      time: '05/Oct/2026:02:11:09 +0000',
      timeEpoch: 1_791_166_269_000,
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: sent.claims ?? claimsOf('agent'), scopes: [] },
      },
    },
  };
}

/** Messages as SQS hands them to a function: `m-1`, `m-2`, … with these bodies. */
export const sqsEvent = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m-${index + 1}`,
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
});

/** A batch of a window's changes as Lambda hands it to a function that folds them; without records and final unless told. */
export const windowEvent = (given: {
  readonly Records?: readonly object[];
  readonly state?: object;
  readonly isFinal?: boolean;
}) => ({
  Records: given.Records ?? [],
  window: { start: '2026-10-06T02:00:00.000Z', end: '2026-10-06T02:15:00.000Z' },
  state: given.state ?? {},
  shardId: 'shardId-1',
  eventSourceARN: 'arn:aws:dynamodb:cn-north-1:000000000000:table/table/stream/1',
  isFinalInvokeForWindow: given.isFinal ?? given.Records === undefined,
  isWindowTerminatedEarly: false,
});

export function lambdaContext(): Context {
  const unused = () => {
    throw new Error('Unscripted');
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
}
