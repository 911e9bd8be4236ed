import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { readFiles } from '../door/read-files.ts';
import { buildPage } from './build-page.ts';

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'huiyin-page-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
await buildPage(folder);

const manifest = z
  .record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }))
  .parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

/** The scripts that these need before they run, themselves among them. */
function scriptsOf(names: readonly string[], known = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    const part = manifest[name];
    if (!part) throw new Error(`no ${name} is built`);
    if (known.has(part.file)) continue;
    known.add(part.file);
    scriptsOf(part.imports, known);
  }
  return known;
}
const kilobytesOf = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0) / 1000;

/** Kilobytes of script, as gzip makes them, until a page is there. Whoever needs more says here why. */
const BUDGETS = {
  'features/desk/desk-page.tsx': 184,
  'features/home/home-page.tsx': 178,
  // The route table, the menu and what the tour says of each page grow with every page.
  'features/complaints/complaints-page.tsx': 180,
  'features/redistribution/redistribution-page.tsx': 185,
  // The tables of a briefing, and their words.
  'features/analysis/analysis-page.tsx': 200,
  // Explains deadlines, and has the calendar's words for it.
  'features/complaints/case-page.tsx': 195,
  'features/room/room-page.tsx': 182,
  'features/supervision/supervision-page.tsx': 184,
  'features/policies/policies-page.tsx': 187,
  'features/topics/topics-page.tsx': 188,
  'features/plan/plan-page.tsx': 182,
  'features/typical/typical-page.tsx': 182,
  'features/deposits/deposits-page.tsx': 180,
  'features/reviews/reviews-page.tsx': 187,
  'features/rejected/rejected-page.tsx': 182,
  'features/dead-letters/dead-letters-page.tsx': 184,
  'features/audit/audit-page.tsx': 181,
  'features/interface/interface-page.tsx': 177,
} as const;

describe('the built page', () => {
  test.each(Object.entries(BUDGETS))('%s comes with at most %i KB of script', (page, budget) => {
    expect(kilobytesOf(scriptsOf(['index.html', page]))).toBeLessThanOrEqual(budget);
  });

  test('has a budget for each of its pages', () => {
    const pages = Object.keys(manifest).filter((name) => name.endsWith('-page.tsx'));
    expect(pages.sort()).toEqual(Object.keys(BUDGETS).sort());
  });

  test('is compressed in advance, and writes no script and no style into itself', () => {
    const files = readFiles(folder);
    for (const [path, { codings }] of files)
      expect({ path, codings: Object.keys(codings) }).toEqual({ path, codings: ['br', 'gzip'] });
    const html = Buffer.from(files.get('index.html')?.plain ?? []).toString();
    expect(html).not.toMatch(/<script>|<style|style=|onload=/);
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toSatisfy(
      (addresses: string[]) => addresses.every((address) => address.startsWith('/workbench/assets/')),
    );
  });

  test('brings nothing that it never calls: no writer of JSON Schema', () => {
    const scripts = [...readFiles(folder)].filter(([path]) => path.endsWith('.js'));
    const text = scripts.map(([, { plain }]) => Buffer.from(plain).toString()).join('');
    expect(text).toContain('the page writes no JSON Schema');
    expect(text).not.toContain('json-schema.org/draft');
  });

  test('is the form for users, whoever builds it', () => {
    const scripts = [...readFiles(folder)].filter(([path]) => path.endsWith('.js'));
    const text = scripts.map(([, { plain }]) => Buffer.from(plain).toString()).join('');
    expect(text).not.toMatch(/react-dom-client\.development|jsxDEV/);
  });
});
