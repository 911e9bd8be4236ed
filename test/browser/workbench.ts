import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Somebody at the workbench of a branch that runs here. */
export interface AtWorkbench {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: faults, messages of its console, calls of another origin. */
  readonly wrong: readonly string[];
}

export interface Sight {
  readonly width: number;
  readonly height: number;
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
}

export const DESK: Sight = { width: 1366, height: 768 };
export const PHONE: Sight = { width: 390, height: 844 };

/** Signs a demo person in, by keys alone, and leaves them at this place of the workbench. */
export async function openWorkbench(
  browser: Browser,
  url: string,
  {
    person,
    place,
    sight = DESK,
  }: { readonly person: string; readonly place: string; readonly sight?: Sight },
): Promise<AtWorkbench> {
  const { width, height, language = 'zh', theme = 'light' } = sight;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await context.addInitScript({ content: `localStorage.setItem('huiyin.language', '${language}')` });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`fault: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wrong.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const asked = new URL(request.url());
    // To ring a number asks the machine's telephone, and no origin; files are put where the branch signed a link to.
    if (asked.protocol !== 'tel:' && !asked.searchParams.has('X-Amz-Signature') && asked.origin !== url)
      wrong.push(`another origin: ${request.url()}`);
  });
  await page.goto(`${url}/workbench/${place}`);
  const choice = page.getByRole('link', { name: person });
  await choice.focus();
  await page.keyboard.press('Enter');
  await page.locator('#content').waitFor();
  return { context, page, wrong };
}
