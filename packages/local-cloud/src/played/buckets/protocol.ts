import type { Buckets } from './buckets.ts';
import type { BucketRequest } from './signature.ts';

/** What goes back over the wire. */
export interface BucketAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Asked {
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** `/bucket/key?query`: buckets are told apart by the path here. Undefined: no bucket of that name. */
export function askedOf({ target }: Pick<BucketRequest, 'target'>, buckets: Buckets): Asked | undefined {
  const [path = '', search = ''] = target.split('?');
  const [, bucket = '', ...key] = path.split('/');
  return buckets.has(bucket)
    ? { bucket, key: key.map(decodeURIComponent).join('/'), query: new URLSearchParams(search) }
    : undefined;
}

const sourceOf = (headers: BucketRequest['headers'], buckets: Buckets): Asked | undefined => {
  const source = headers['x-amz-copy-source'];
  return typeof source === 'string' ? askedOf({ target: source }, buckets) : undefined;
};

/** What IAM is asked before a request is served. */
export function questionsAbout(
  { method, headers }: BucketRequest,
  { bucket, key }: Asked,
  buckets: Buckets,
): { readonly action: string; readonly resource: string }[] {
  const arn = (of: string, about: string): string => `${buckets.arnOf(of) ?? ''}/${about}`;
  const source = sourceOf(headers, buckets);
  return [
    { action: `s3:${ACTIONS[method] ?? method}`, resource: arn(bucket, key) },
    ...(source ? [{ action: 's3:GetObject', resource: arn(source.bucket, source.key) }] : []),
  ];
}

const ACTIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** Answers as S3 does to the few requests that are made here; its signature was looked at. */
export function answerBucket(
  { method, headers }: BucketRequest,
  { bucket, key, query }: Asked,
  body: Uint8Array,
  buckets: Buckets,
): BucketAnswer {
  const header = (name: string): string => String(headers[name] ?? '');
  switch (method) {
    case 'GET': {
      const found = buckets.get(bucket, key);
      if (!found) return faultAnswer(404, 'NoSuchKey');
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header('range')) ?? [];
      const part = first === undefined ? found.body : found.body.subarray(Number(first), Number(last) + 1);
      const end = Number(first) + part.length - 1;
      return {
        status: first === undefined ? 200 : 206,
        headers: {
          'content-type': query.get('response-content-type') ?? found.type,
          etag: found.etag,
          'x-content-type-options': 'nosniff',
          ...(first !== undefined && { 'content-range': `bytes ${first}-${end}/${found.body.length}` }),
          ...named(query, 'response-content-disposition', 'content-disposition'),
          ...named(query, 'response-cache-control', 'cache-control'),
        },
        body: part,
      };
    }
    case 'PUT': {
      if (header('x-amz-copy-source') === '') {
        const etag = buckets.put(bucket, key, body, header('content-type'));
        return { status: 200, headers: { etag }, body: new Uint8Array() };
      }
      const source = sourceOf(headers, buckets);
      const found = source && buckets.get(source.bucket, source.key);
      if (!found) return faultAnswer(404, 'NoSuchKey');
      const match = header('x-amz-copy-source-if-match');
      if (match !== '' && match !== found.etag) return faultAnswer(412, 'PreconditionFailed');
      const etag = buckets.put(bucket, key, found.body, found.type);
      return textAnswer(200, `<CopyObjectResult><ETag>${etag}</ETag></CopyObjectResult>`);
    }
    case 'DELETE':
      buckets.remove(bucket, key);
      return { status: 204, headers: {}, body: new Uint8Array() };
    default:
      return faultAnswer(405, 'MethodNotAllowed');
  }
}

const named = (query: URLSearchParams, asked: string, answered: string): Record<string, string> => {
  const value = query.get(asked);
  return value === null ? {} : { [answered]: value };
};

const textAnswer = (status: number, text: string): BucketAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: new TextEncoder().encode(text),
});

/** As S3 says what went wrong. */
export const faultAnswer = (status: number, code: string): BucketAnswer =>
  textAnswer(status, `<Error><Code>${code}</Code></Error>`);
