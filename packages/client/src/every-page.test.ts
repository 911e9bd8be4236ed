import { expect, test } from 'vitest';
import { everyPage } from './every-page.ts';

test('a listing is read page by page to its end', async () => {
  const pages: Record<string, { rows: number[]; next?: string }> = {
    first: { rows: [1, 2], next: 'second' },
    second: { rows: [], next: 'third' },
    third: { rows: [3] },
  };
  const read = await everyPage(async ({ next = 'first' }) => pages[next] ?? { rows: [] });
  expect(read.flatMap(({ rows }) => rows)).toEqual([1, 2, 3]);
});

test('a listing that points to itself forever is at fault', async () => {
  await expect(everyPage(async () => ({ next: 'again' }))).rejects.toMatchObject({
    code: 'listing-without-end',
  });
});
