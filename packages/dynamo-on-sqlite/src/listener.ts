import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';

type Answer = { status: number; body: unknown };

const TARGET = /^(?:DynamoDB_20120810|DynamoDBStreams_20120810)\.(\w+)$/;

/** The JSON 1.0 protocol over HTTP. A fault of ours answers 500, which the SDK retries; it names no content. */
export function httpListener(
  handle: (operation: string, body: unknown) => Answer,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => answer(response, answerTo(handle, request, Buffer.concat(chunks))));
    request.on('error', () => response.destroy());
  };
}

function answerTo(
  handle: (operation: string, body: unknown) => Answer,
  request: IncomingMessage,
  body: Buffer,
): Answer {
  const [, operation] = TARGET.exec(String(request.headers['x-amz-target'])) ?? [];
  if (operation === undefined)
    return { status: 400, body: { __type: 'com.amazon.coral.service#UnknownOperationException' } };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    return { status: 400, body: { __type: 'com.amazon.coral.service#SerializationException' } };
  }
  try {
    return handle(operation, parsed);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'unknown fault';
    return {
      status: 500,
      body: {
        __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message: `${operation}: ${message}`,
      },
    };
  }
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': bytes.length,
    'x-amzn-requestid': randomUUID(),
    // Some SDKs check it; this one's JavaScript no longer does.
    'x-amz-crc32': crc32(bytes),
  });
  response.end(bytes);
}
