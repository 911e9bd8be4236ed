import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request to a bucket as it came in. */
export interface BucketRequest {
  readonly method: string;
  /** With its query, as the client wrote it. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What S3 calls it that a signature in a query is not good; undefined: it is. */
export type SignatureFault = 'AuthorizationQueryParametersError' | 'SignatureDoesNotMatch' | 'AccessDenied';

const WEEK_SECONDS = 604_800;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The moment of `20261006T020000Z`, in milliseconds. */
const momentOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Checks a Signature Version 4 in the query: its terms, every header that it names, its expiry by the cloud's clock. */
export function signatureFault(
  { method, target, headers }: BucketRequest,
  secretOf: (accessKey: string) => string | undefined,
  nowMs: number,
): SignatureFault | undefined {
  const [path = '', search = ''] = target.split('?');
  const query = new URLSearchParams(search);
  const term = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  const [accessKey = '', ...scope] = term('Credential').split('/');
  const secret = secretOf(accessKey);
  const from = momentOf(term('Date'));
  const seconds = Number(term('Expires'));
  const isWhole =
    term('Algorithm') === 'AWS4-HMAC-SHA256' &&
    scope.length === 4 &&
    scope[2] === 's3' &&
    scope[0] === term('Date').slice(0, 8) &&
    Number.isFinite(from) &&
    Number.isInteger(seconds) &&
    seconds > 0 &&
    seconds <= WEEK_SECONDS;
  if (!isWhole) return 'AuthorizationQueryParametersError';
  const names = term('SignedHeaders').split(';');
  if (secret === undefined || !names.includes('host')) return 'SignatureDoesNotMatch';
  const asked = search
    .split('&')
    .filter((each) => !each.startsWith('X-Amz-Signature='))
    .toSorted();
  const canonical = [
    method,
    path,
    asked.join('&'),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    term('Date'),
    scope.join('/'),
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  const given = Buffer.from(term('Signature'), 'hex');
  const good = hmac(key, text);
  if (given.length !== good.length || !timingSafeEqual(given, good)) return 'SignatureDoesNotMatch';
  return nowMs < from || nowMs > from + seconds * 1000 ? 'AccessDenied' : undefined;
}
