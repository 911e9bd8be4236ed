import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Activity } from '../machine/activity.ts';
import { ownHostOnly } from '../machine/own-host.ts';
import { CallerGone, readBody, TooLarge } from '../machine/read-body.ts';
import { refuse, type ServiceAnswer } from '../played/answer.ts';
import type { Buckets } from '../played/buckets/buckets.ts';
import { corsHeaders } from '../played/buckets/cors.ts';
import {
  type Asked,
  answerBucket,
  askedOf,
  type BucketAnswer,
  faultAnswer,
  questionsAbout,
} from '../played/buckets/protocol.ts';
import { type BucketRequest, signatureFault } from '../played/buckets/signature.ts';
import type { AccessQuestion } from '../played/iam/policy.ts';
import { named } from '../played/named.ts';

/** One emulated AWS service: how it answers, and what IAM is asked first. */
export interface AwsService {
  questions(operation: string, body: unknown): AccessQuestion[];
  answer(
    operation: string,
    body: unknown,
    caller: string | undefined,
  ): ServiceAnswer | Promise<ServiceAnswer>;
}
export interface GatewayDeps {
  /** by the prefix of X-Amz-Target; SES speaks REST and is found by its path */
  services: Readonly<Record<string, AwsService>>;
  mail: AwsService;
  buckets: Buckets;
  /** An address of the template as it is on this machine. */
  localized(address: string): string;
  secretOf(accessKey: string): string | undefined;
  /** The cloud's clock. */
  now(): number;
  callerOf(authorization: string | undefined): string | undefined;
  refusal(caller: string, questions: readonly AccessQuestion[]): AccessQuestion | undefined;
  onRefused(caller: string, question: AccessQuestion): void;
  activity: Activity;
  /** the fault means that the disk is full */
  noRoom(fault: unknown): boolean;
  onFault(fault: unknown): void;
}

const BODY_BYTES_MAX = 32 * 1024 * 1024;

/** Long polls wait for somebody else's work; they are not work themselves. */
const isLongPoll = (operation: string): boolean => operation === 'ReceiveMessage';

/** The endpoint of all emulated AWS services. Answers come in the JSON protocols; whoever calls is known by the access key. */
export function createGateway(ready: Promise<GatewayDeps>): Server {
  const serve = async (request: IncomingMessage, o: GatewayDeps): Promise<ServiceAnswer> => {
    const bytes = await readBody(request, BODY_BYTES_MAX);
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    const isMail =
      prefix === '' &&
      request.url?.startsWith('/v2/email/outbound-emails') === true &&
      request.method === 'POST';
    const service = isMail ? o.mail : named(o.services, prefix);
    if (!service)
      return refuse(
        'UnknownOperationException',
        `local-cloud does not support ${request.method} ${request.url} ${prefix}`,
      );
    const body: unknown = bytes.length > 0 ? JSON.parse(bytes.toString()) : {};
    const caller = o.callerOf(request.headers.authorization);
    if (caller !== undefined) {
      const refused = o.refusal(caller, service.questions(operation, body));
      if (refused) {
        o.onRefused(caller, refused);
        const message = `User: ${caller} is not authorized to perform: ${refused.action} on resource: ${refused.resource}`;
        return refuse('AccessDeniedException', message, isMail ? 403 : 400);
      }
    }
    return service.answer(isMail ? 'SendEmail' : operation, body, caller);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const o = known ?? (await ready);
    known = o;
    const end = isLongPoll(target.split('.')[1] ?? '') ? undefined : o.activity.begin();
    try {
      const bucketAnswer = await serveBucket(request, o);
      if (bucketAnswer) writeBytes(response, bucketAnswer);
      else write(response, await serve(request, o));
    } catch (fault) {
      if (fault instanceof CallerGone) return;
      const refused = o.noRoom(fault) ? DISK_FULL : refusalOf(fault);
      if (!refused) o.onFault(fault);
      write(response, refused ?? refuse('InternalFailure', 'local-cloud failed', 500));
    } finally {
      end?.();
    }
  };
  let known: GatewayDeps | undefined;
  const server = createServer(ownHostOnly((request, response) => void handle(request, response)));
  // Clients in the workers keep their connections as long as they like: a server that hung up first would break a call.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return server;
}

/** A request that was signed in advance, to a bucket; undefined: it is for another service. */
async function serveBucket(request: IncomingMessage, o: GatewayDeps): Promise<BucketAnswer | undefined> {
  const { method = '', url: target = '', headers } = request;
  const asked = { method, target, headers };
  const about = headers['x-amz-target'] === undefined ? askedOf(asked, o.buckets) : undefined;
  if (!about) return undefined;
  const rules = o.buckets
    .corsOf(about.bucket)
    .map((rule) => ({ ...rule, origins: rule.origins.map((origin) => new URL(o.localized(origin)).origin) }));
  const cors = corsHeaders(asked, rules);
  if (method === 'OPTIONS')
    return cors
      ? { status: 200, headers: cors, body: new Uint8Array() }
      : faultAnswer(403, 'AccessForbidden');
  const answer = await serveSigned(request, asked, about, o);
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

async function serveSigned(
  request: IncomingMessage,
  asked: BucketRequest,
  about: Asked,
  o: GatewayDeps,
): Promise<BucketAnswer> {
  const fault = signatureFault(asked, o.secretOf, o.now());
  if (fault) {
    request.resume();
    return faultAnswer(fault === 'AuthorizationQueryParametersError' ? 400 : 403, fault);
  }
  const credential = about.query.get('X-Amz-Credential') ?? '';
  const caller = o.callerOf(`Credential=${credential}`);
  const refused =
    caller === undefined ? undefined : o.refusal(caller, questionsAbout(asked, about, o.buckets));
  if (caller !== undefined && refused) {
    o.onRefused(caller, refused);
    request.resume();
    return faultAnswer(403, 'AccessDenied');
  }
  return answerBucket(asked, about, await readBody(request, BODY_BYTES_MAX), o.buckets);
}

function writeBytes(response: ServerResponse, { status, headers, body }: BucketAnswer): void {
  response.sendDate = false;
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': body.length }) });
  response.end(body);
}

const DISK_FULL = refuse('ServiceUnavailable', 'the disk is full', 503);

/** What the caller did wrong; undefined: nothing, it is ours. */
function refusalOf(fault: unknown): ServiceAnswer | undefined {
  const invalid = (reason: string): ServiceAnswer =>
    refuse('ValidationException', `local-cloud cannot read this request: ${reason}`);
  if (fault instanceof z.ZodError) return invalid(fault.issues.map(({ path }) => path.join('.')).join(', '));
  if (fault instanceof SyntaxError) return invalid('not JSON');
  return fault instanceof TooLarge ? refuse('RequestEntityTooLarge', fault.message, 413) : undefined;
}

function write(response: ServerResponse, { status, body }: ServiceAnswer): void {
  const text = JSON.stringify(body);
  // No Date header: the SDK would set its clock by it, and the cloud's clock is not the host's.
  response.sendDate = false;
  const type =
    status >= 400 && typeof body === 'object' && body !== null && '__type' in body
      ? String(body.__type)
      : undefined;
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
  });
  response.end(text);
}
