import { createHash } from 'node:crypto';
import type { EvidenceBucket } from '@huiyin/evidence';

/** A bucket in memory; `put` is what somebody does who holds an upload's link. */
export function memoryBucket() {
  const objects = new Map<string, { readonly body: Uint8Array; readonly type: string }>();
  const etagOf = (body: Uint8Array): string => createHash('md5').update(body).digest('hex');
  const bucket: EvidenceBucket = {
    uploadTo: (key, type, bytes) => ({
      url: `https://bucket.example/${key}`,
      headers: { 'content-type': type, 'content-length': String(bytes) },
      expiresAt: '2026-10-07T02:05:00.000Z',
    }),
    downloadFrom: (key, name) => `https://bucket.example/${key}?name=${name}`,
    async look(key) {
      const found = objects.get(key);
      return (
        found && {
          type: found.type,
          bytes: found.body.length,
          etag: etagOf(found.body),
          beginning: found.body.subarray(0, 32),
        }
      );
    },
    async copy(from, to, etag) {
      const found = objects.get(from);
      if (!found || etagOf(found.body) !== etag) return false;
      objects.set(to, found);
      return true;
    },
    async remove(key) {
      objects.delete(key);
    },
  };
  return {
    bucket,
    keys: () => [...objects.keys()].sort(),
    put: (url: string, type: string, body: Uint8Array) =>
      void objects.set(new URL(url).pathname.slice(1), { body, type }),
  };
}
