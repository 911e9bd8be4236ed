import { mkdirSync, writeFileSync } from 'node:fs';
import { renderHtml } from '@huiyin/page';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../../../test/browser/obtain-browser.ts';
import { sampleMails } from './testing/sample-mails.ts';

const AS_OF = '2026-11-01T00:00:00.000Z';
/** A phone, a mail program's pane, a wide window. */
const WIDTHS = [390, 640, 1200];
/** Where pictures are kept when they are to be looked at: HUIYIN_SCREENS=1. */
const folder = new URL('../../../docs/screens/mails/', import.meta.url);

/** As much of a mail as a picture shows. */
const HEIGHT_SHOWN = 2000;

/** The page moves sideways under no finger: tables that are wider move in a frame of their own. Nothing is cut off, every picture is there. */
const SEEN = `({
  overflow: document.documentElement.scrollWidth - window.innerWidth,
  broken: [...document.images].filter((each) => each.naturalWidth === 0).length,
  pictures: document.images.length,
  clipped: [...document.querySelectorAll('p, h2, div[style*="font-size"]')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1).length,
})`;

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser.close());

const LOOKS = Object.entries(sampleMails()).flatMap(([name, document]) =>
  (name === 'daily' ? (['zh', 'en'] as const) : (['zh'] as const)).flatMap((language) =>
    WIDTHS.map((width) => ({ name, language, width, html: renderHtml(document, language, AS_OF) })),
  ),
);

describe('a mail', () => {
  it.each(LOOKS)('$name in $language is readable at $width px', async ({ name, language, width, html }) => {
    const page = await browser.newPage({ viewport: { width, height: HEIGHT_SHOWN } });
    await page.setContent(html);
    const seen: unknown = await page.evaluate(SEEN);
    expect(seen).toEqual({ overflow: 0, broken: 0, pictures: 2, clipped: 0 });
    expect(Buffer.byteLength(html.replaceAll(/data:image[^"]*/g, ''))).toBeLessThan(100_000);
    if (process.env.HUIYIN_SCREENS === '1') {
      mkdirSync(folder, { recursive: true });
      // The browser may have no frame yet.
      const png = await page.screenshot().catch(() => page.screenshot());
      writeFileSync(new URL(`${name}.${language}.${width}.png`, folder), png);
    }
    await page.close();
  });
});
