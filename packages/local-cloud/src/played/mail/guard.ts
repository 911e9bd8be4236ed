import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestUrl } from '../../machine/request-url.ts';

/** What the mailbox's page and this cloud ask it; what else its library offers is not played here. */
const ASKED: readonly string[] = [
  'GET /',
  'GET /store',
  'GET /health-check',
  'GET /get-emlcontent',
  'POST /clear-store',
  'POST /v2/email/outbound-emails',
];

/**
 * Why the mailbox's library is not asked this, in a sentence. Whoever asks for a mail that is not there, or since no moment, it answers twice,
 * by which its thread ends; some it never answers.
 */
export function oddQuestion(
  request: IncomingMessage,
  hasMail: (messageId: string) => boolean,
): { readonly status: 400 | 404; readonly message: string } | undefined {
  const { pathname, searchParams } = requestUrl(request, 'http://localhost');
  const path = pathname.toLowerCase().replace(/(?<=.)\/+$/, '');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!ASKED.includes(`${method} ${path}`))
    return { status: 404, message: 'the mailbox knows no such request' };
  const since = searchParams.getAll('since');
  if (path === '/store' && since.some((each) => since.length > 1 || !/^(|0|[1-9]\d{0,14})$/.test(each)))
    return { status: 400, message: 'since is one moment, in whole seconds since 1970' };
  const [messageId = '', ...others] = searchParams.getAll('messageId');
  if (path === '/get-emlcontent' && (others.length > 0 || !hasMail(messageId)))
    return { status: 404, message: 'the mailbox has no such mail' };
  return undefined;
}

/** A fault of a request in a sentence, where the library would print its stack and send it. */
export function sayFault(fault: unknown, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(fault);
  const message =
    status === 500
      ? 'the mailbox failed'
      : 'the mailbox cannot read this request: its body, range or address';
  response.removeHeader('content-length');
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}

/** As its library has it: 400 to 499 is the asker's fault. */
const statusOf = (fault: unknown): number =>
  typeof fault === 'object' &&
  fault !== null &&
  'status' in fault &&
  typeof fault.status === 'number' &&
  fault.status >= 400 &&
  fault.status < 500
    ? fault.status
    : 500;
