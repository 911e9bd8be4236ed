import type { Issue, Problem } from '@huiyin/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Rendered } from './rendered.ts';

export type HttpAnswer = APIGatewayProxyStructuredResultV2;

const headersOf = (traceId: string, contentType: string) => ({
  'content-type': contentType,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-trace-id': traceId,
});

export const jsonAnswer = (value: unknown, traceId: string): HttpAnswer => ({
  statusCode: 200,
  headers: headersOf(traceId, 'application/json'),
  body: JSON.stringify(value),
});

/** Pages may show inline styles and pictures, and run nothing. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export function renderedAnswer({ contentType, content, fileName }: Rendered, traceId: string): HttpAnswer {
  const isText = typeof content === 'string';
  return {
    statusCode: 200,
    headers: {
      ...headersOf(traceId, contentType),
      'content-security-policy': PAGE_POLICY,
      ...(fileName !== undefined && {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      }),
    },
    body: isText ? content : Buffer.from(content).toString('base64'),
    isBase64Encoded: !isText,
  };
}

/** Why a call was not served. The rule is ours; the issues name fields and rules, never values. */
export interface Hindrance {
  readonly status: number;
  readonly rule: string;
  readonly issues?: readonly Issue[];
  /** When to come again, seconds from now. */
  readonly retryAfter?: number;
}

/** RFC 9457. */
export function problemAnswer({ status, rule, issues, retryAfter }: Hindrance, traceId: string): HttpAnswer {
  const body: Problem = {
    type: `urn:huiyin:rule:${rule}`,
    title: rule.replaceAll('-', ' '),
    status,
    traceId,
    ...(issues !== undefined && { issues: [...issues] }),
  };
  return {
    statusCode: status,
    headers: {
      ...headersOf(traceId, 'application/problem+json'),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify(body),
  };
}
