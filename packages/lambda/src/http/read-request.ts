import type { Issue, Route } from '@huiyin/contracts';
import { issuesOf } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Hindrance } from './answers.ts';

export interface RequestRead {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Path, query and body as the route's contract reads them; what the contract does not name is not looked at. */
export function readRequest(
  event: APIGatewayProxyEventV2,
  route: Route,
  bodyBytesMax: number,
): Outcome<RequestRead, Hindrance> {
  const issues: Issue[] = [];
  const part = (schema: z.ZodType | undefined, value: unknown, prefix: readonly string[]): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed?.error) issues.push(...issuesOf(parsed.error, prefix));
    return parsed?.data;
  };

  const path = part(route.path, event.pathParameters ?? {}, ['path']);
  const query = part(route.query, event.queryStringParameters ?? {}, ['query']);
  const json = route.body ? readBody(event, bodyBytesMax) : done(undefined);
  if (!json.ok) return json;
  const body = part(route.body, json.value, []);
  if (issues.length > 0) return refuse({ status: 400, rule: 'contract-broken', issues });
  return done({ path, query, body });
}

function readBody(
  { body = '', isBase64Encoded }: APIGatewayProxyEventV2,
  bytesMax: number,
): Outcome<unknown, Hindrance> {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bytesMax) return refuse({ status: 413, rule: 'body-too-large' });
  if (bytes.length === 0) return refuse({ status: 400, rule: 'body-missing' });
  try {
    return done(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    // Neither error says more than this, and both quote the body.
    return refuse({ status: 400, rule: 'body-not-json' });
  }
}
