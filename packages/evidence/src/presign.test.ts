import { describe, expect, it } from 'vitest';
import { presign } from './presign.ts';

/** The example of the S3 API Reference, "Authenticating Requests: Using Query Parameters". */
const EXAMPLE = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const may24 = new Date('2013-05-24T00:00:00.000Z');

describe('a request that is signed in advance', () => {
  it('has the signature of the published example', () => {
    const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const signed = new URL(
      presign({ method: 'GET', url, expiresSeconds: 86_400 }, EXAMPLE, 'us-east-1', may24),
    );
    expect(signed.searchParams.get('X-Amz-Signature')).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
    expect(signed.searchParams.get('X-Amz-Credential')).toBe(
      'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
    );
  });

  it('is another for another method, header, key, moment, region, secret or session', () => {
    const url = new URL('https://b.s3.cn-north-1.amazonaws.com.cn/a%20b');
    const one = { method: 'PUT', url, headers: { 'content-length': '7' }, expiresSeconds: 300 } as const;
    const signatures = [
      presign(one, EXAMPLE, 'cn-north-1', may24),
      presign({ ...one, method: 'GET' }, EXAMPLE, 'cn-north-1', may24),
      presign({ ...one, headers: { 'content-length': '8' } }, EXAMPLE, 'cn-north-1', may24),
      presign({ ...one, url: new URL(`${url}c`) }, EXAMPLE, 'cn-north-1', may24),
      presign(one, EXAMPLE, 'cn-north-1', new Date('2013-05-24T00:00:01.000Z')),
      presign(one, EXAMPLE, 'cn-northwest-1', may24),
      presign(one, { ...EXAMPLE, secretAccessKey: 'x' }, 'cn-north-1', may24),
      presign(one, { ...EXAMPLE, sessionToken: 'a+b/c=' }, 'cn-north-1', may24),
    ].map((signed) => new URL(signed).searchParams.get('X-Amz-Signature'));
    expect(new Set(signatures).size).toBe(signatures.length);
  });

  it('names the headers that go with it, and its session', () => {
    const url = new URL('https://b.example/k');
    const headers = { 'x-b': '1', 'content-type': 'image/png' };
    const { searchParams } = new URL(
      presign(
        { method: 'PUT', url, headers, expiresSeconds: 5 },
        { ...EXAMPLE, sessionToken: 's=' },
        'r',
        may24,
      ),
    );
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-type;host;x-b');
    expect(searchParams.get('X-Amz-Security-Token')).toBe('s=');
    expect(searchParams.get('X-Amz-Expires')).toBe('5');
  });
});
