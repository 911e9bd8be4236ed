import type { EvidenceType } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { type Credentials, presign, type Unsigned } from './presign.ts';
import { SNIFFED_BYTES } from './sniff.ts';

export interface BucketDeps {
  /** Where the bucket answers, with its scheme; of one in the cloud its regional domain. */
  readonly url: string;
  readonly region: string;
  /** Read anew each time: a function's own expire. */
  readonly credentials: () => Credentials;
  readonly now: () => Date;
  readonly send?: typeof fetch;
}

/** What lies under a key. */
export interface Found {
  /** What its sender called it. */
  readonly type: string;
  readonly bytes: number;
  readonly etag: string;
  readonly beginning: Uint8Array;
}

/** The bucket in which files lie that people hand over: an upload waits apart until it was looked at. */
export interface EvidenceBucket {
  /** Where exactly so many bytes of that type may be put, by whoever sends these headers with them. */
  uploadTo(key: string, type: EvidenceType, bytes: number): Upload;
  /** Where a file may be fetched from for a few minutes: to be saved, never to be shown as a page. */
  downloadFrom(key: string, name: string): Upload['url'];
  look(key: string): Promise<Found | undefined>;
  /** Twice is once; false: it is not there any more, or another. */
  copy(from: string, to: string, etag: string): Promise<boolean>;
  /** Twice is once. */
  remove(key: string): Promise<void>;
}

export interface Upload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** A hand that holds a link needs no longer. */
const LINK_SECONDS = 300;

const encodedKey = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

export function evidenceBucket({ url, region, credentials, now, send = fetch }: BucketDeps): EvidenceBucket {
  const signed = (key: string, request: Omit<Unsigned, 'url' | 'expiresSeconds'>): string =>
    presign(
      { ...request, url: new URL(`${url}/${encodedKey(key)}`), expiresSeconds: LINK_SECONDS },
      credentials(),
      region,
      now(),
    );
  const ask = async (
    key: string,
    method: Unsigned['method'],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response | undefined> => {
    const answer = await send(signed(key, { method, headers }), { method, headers });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 412) return undefined;
    throw new Fault('bucket-refused', `The bucket answered ${answer.status} to a ${method}`);
  };

  return {
    uploadTo(key, type, bytes) {
      const headers = { 'content-type': type, 'content-length': String(bytes) };
      const expiresAt = new Date(now().getTime() + LINK_SECONDS * 1000).toISOString();
      return { url: signed(key, { method: 'PUT', headers }), headers, expiresAt };
    },

    downloadFrom: (key, name) =>
      signed(key, {
        method: 'GET',
        query: {
          'response-content-disposition': `attachment; filename="${name}"`,
          'response-content-type': 'application/octet-stream',
          'response-cache-control': 'no-store',
        },
      }),

    async look(key) {
      const answer = await ask(key, 'GET', { range: `bytes=0-${SNIFFED_BYTES - 1}` });
      if (!answer) return undefined;
      const beginning = new Uint8Array(await answer.arrayBuffer());
      const whole = Number(answer.headers.get('content-range')?.split('/')[1] ?? beginning.length);
      return {
        type: answer.headers.get('content-type') ?? '',
        bytes: whole,
        etag: answer.headers.get('etag') ?? '',
        beginning,
      };
    },

    async copy(from, to, etag) {
      const bucket = new URL(url);
      // By a path where the local cloud plays it, by its own domain elsewhere: a copy names bucket and key.
      const name = bucket.pathname === '/' ? bucket.hostname.split('.')[0] : bucket.pathname.slice(1);
      const answer = await ask(to, 'PUT', {
        'x-amz-copy-source': `/${name}/${encodedKey(from)}`,
        'x-amz-copy-source-if-match': etag,
      });
      await answer?.body?.cancel();
      return answer !== undefined;
    },

    async remove(key) {
      const answer = await ask(key, 'DELETE');
      await answer?.body?.cancel();
    },
  };
}
