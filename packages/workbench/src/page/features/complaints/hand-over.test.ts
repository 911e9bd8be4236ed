import { branchApi, broughtToken } from '@huiyin/client';
import { type BranchScript, scriptedBranch } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { handOver, isTaken } from './hand-over.ts';

const URL_OF_BRANCH = 'http://127.0.0.1:4400';
const PHOTO = new Blob([Uint8Array.from([0x89, 0x50])], { type: 'image/png' });
const evidence = { id: 'E1', at: '2026-10-06T02:00:00.000Z', by: 'officer-01', type: 'image/png', bytes: 2 };
const asked = {
  evidenceId: 'E1',
  team: 'repair-1',
  upload: {
    url: 'https://bucket.example/incoming/E1?X-Amz-Signature=1',
    headers: { 'content-type': 'image/png', 'content-length': '2' },
    expiresAt: '2026-10-06T02:05:00.000Z',
  },
};

const open = (put: () => Promise<Response>) => {
  const puts: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const script: BranchScript = {
    'POST /complaints/{caseId}/evidence': () => ({ status: 200, body: asked }),
    'PUT /complaints/{caseId}/evidence/{evidenceId}': () => ({
      status: 200,
      body: { team: 'repair-1', evidence },
    }),
  };
  const branch = scriptedBranch(script);
  const api = branchApi({
    url: URL_OF_BRANCH,
    token: broughtToken('t'),
    fetch: branch.fetch,
    pause: async () => {},
  });
  const hand = () =>
    handOver(api, 'routine:WO-1.1', PHOTO, (url, init) => {
      puts.push({ url: String(url), init });
      return put();
    });
  return { hand, puts, received: branch.received };
};

describe('a file that is handed over', () => {
  test('is put where the branch says, as it says, and confirmed', async () => {
    const { hand, puts, received } = open(async () => new Response());
    expect(await hand()).toEqual(evidence);
    expect(puts).toEqual([
      {
        url: asked.upload.url,
        init: { method: 'PUT', headers: { 'content-type': 'image/png' }, body: PHOTO },
      },
    ]);
    expect(received.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: { caseId: 'routine:WO-1.1' }, body: { type: 'image/png', bytes: 2 } },
      { path: { caseId: 'routine:WO-1.1', evidenceId: 'E1' }, body: undefined },
    ]);
  });

  test.each([
    ['refused', async () => new Response(null, { status: 403 })],
    ['lost', () => Promise.reject(new TypeError('network'))],
  ] as const)('that is %s on the way is not confirmed', async (_, put) => {
    const { hand, received } = open(put);
    await expect(hand()).rejects.toMatchObject({ code: 'file-not-put' });
    expect(received).toHaveLength(1);
  });

  test.each([
    ['image/jpeg', 10_000_000, true],
    ['application/pdf', 1, true],
    ['image/webp', 10_000_001, false],
    ['image/png', 0, false],
    ['text/html', 10, false],
    ['', 10, false],
  ])('of the type %s with %i bytes: %s', (type, size, taken) => {
    expect(isTaken({ type, size })).toBe(taken);
  });
});
