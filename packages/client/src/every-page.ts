import { Fault } from '@huiyin/kernel';

const PAGES_MAX = 10_000;

/** All pages of a listing, in order; a listing that never ends is at fault. */
export async function everyPage<Page extends { readonly next?: string | undefined }>(
  pageAt: (cursor: { readonly next?: string }) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor: { readonly next?: string } = {};
  while (pages.length < PAGES_MAX) {
    const page = await pageAt(cursor);
    pages.push(page);
    if (page.next === undefined) return pages;
    cursor = { next: page.next };
  }
  throw new Fault('listing-without-end', `a listing has more than ${PAGES_MAX} pages`);
}
