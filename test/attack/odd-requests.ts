import { connect } from 'node:net';
import type { LocalCloud } from '@huiyin/local-cloud';

/** What no client of ours would send, up to the blank line; `HOST` is the server's own address. */
const ODD: readonly string[] = [
  'GET // HTTP/1.1\r\nHost: HOST',
  'GET //example.com/x HTTP/1.1\r\nHost: HOST',
  'GET /% HTTP/1.1\r\nHost: HOST',
  'GET /%zz/%00 HTTP/1.1\r\nHost: HOST',
  'GET /?% HTTP/1.1\r\nHost: HOST',
  'GET http://[::1 HTTP/1.1\r\nHost: HOST',
  'GET http:///// HTTP/1.1\r\nHost: HOST',
  'GET \\\\x HTTP/1.1\r\nHost: HOST',
  'GET * HTTP/1.1\r\nHost: HOST',
  'OPTIONS * HTTP/1.1\r\nHost: HOST',
  'CONNECT example.com:443 HTTP/1.1\r\nHost: HOST',
  'TRACE / HTTP/1.1\r\nHost: HOST',
  'PROPFIND / HTTP/1.1\r\nHost: HOST',
  'GET / HTTP/1.0',
  'GET / HTTP/9.9\r\nHost: HOST',
  'GET /',
  'nonsense',
  '\u0016\u0003\u0001\u0002',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: HOST`,
  `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${'a'.repeat(20_000)}`,
  'GET / HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade',
  'GET / HTTP/1.1\r\nHost: HOST\r\nExpect: 200-ok',
  'GET / HTTP/1.1\r\nHost: HOST\r\nCookie: =;;=',
  'GET / HTTP/1.1\r\nHost: HOST\r\nRange: bytes=9-1',
  'GET /.local/token?as=%ff HTTP/1.1\r\nHost: HOST',
  'GET /.local/token?as=__proto__ HTTP/1.1\r\nHost: HOST',
  'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked',
  'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1',
  'POST / HTTP/1.1\r\nHost: HOST\r\nX-Amz-Target: .\r\nContent-Length: 2\r\n\r\n{}',
  'POST / HTTP/1.1\r\nHost: HOST\r\nX-Amz-Target: DynamoDB_20120810.constructor\r\nContent-Length: 2\r\n\r\n{}',
  'POST / HTTP/1.1\r\nHost: HOST\r\nX-Amz-Target: AmazonSQS.toString\r\nContent-Length: 4\r\n\r\nnull',
  'POST / HTTP/1.1\r\nHost: HOST\r\nX-Amz-Target: AWSEvents.__proto__\r\nContent-Length: 2\r\n\r\n[]',
  'POST / HTTP/1.1\r\nHost: HOST\r\nX-Amz-Target: TrentService.Decrypt\r\nContent-Length: 2\r\n\r\n{}',
  'POST /v2/email/outbound-emails HTTP/1.1\r\nHost: HOST\r\nContent-Length: 4\r\n\r\nnull',
];

/** Names that a page of the internet may have for this machine. */
const FOREIGN: readonly string[] = [
  'example.com',
  '127.0.0.1.example.com',
  'localhost.example.com:80',
  '',
  '0.0.0.0',
  'localhost@example.com',
];

export interface OddRequests {
  readonly requests: number;
  readonly broken: readonly string[];
}

/** Sends odd requests to every server of the machine, its own and foreign host names; each goes on answering. */
export async function sendOddRequests({ apis, endpoints, mailboxUrl }: LocalCloud): Promise<OddRequests> {
  const broken: string[] = [];
  let requests = 0;
  for (const address of new Set([...Object.values(apis), endpoints.dynamodb, mailboxUrl])) {
    const { host, port } = new URL(address);
    const status = async (text: string): Promise<number> => {
      requests += 1;
      return statusOf(Number(port), `${text.replaceAll('HOST', host)}\r\n\r\n`);
    };
    const alive = (await fetch(address)).status;
    for (const text of ODD) {
      const answered = await status(text);
      if (answered >= 500) broken.push(`${answered} of ${address} to ${JSON.stringify(text.slice(0, 80))}`);
    }
    for (const name of FOREIGN) {
      const answered = await status(`GET / HTTP/1.1\r\nHost: ${name}`);
      if (answered !== 421 && answered !== 400) broken.push(`${answered} of ${address} to the host ${name}`);
    }
    const still = await fetch(address).then(
      (response) => response.status,
      () => 0,
    );
    if (still !== alive) broken.push(`${address} answered ${alive} before and ${still} after`);
  }
  return { requests, broken };
}

const PATIENCE_MS = 3000;

/** The status of the first answer; 0: the server hung up without one. Rejects when nothing comes at all. */
const statusOf = (port: number, text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0));
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer to ${JSON.stringify(text.slice(0, 80))}`));
    }, PATIENCE_MS);
    socket.on('connect', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    socket.on('error', end);
  });
