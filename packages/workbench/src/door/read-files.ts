import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { PageFile } from './serve-page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

const CODINGS = { br: '.br', gzip: '.gz' } as const;

/** The built page in a folder, by path with slashes. A file's compressed forms lie beside it. */
export function readFiles(folder: string): ReadonlyMap<string, PageFile> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const known = new Set(paths);
  const bytesOf = (path: string): Uint8Array => readFileSync(join(folder, path));
  const codingsOf = (path: string): PageFile['codings'] =>
    Object.fromEntries(
      Object.entries(CODINGS)
        .filter(([, suffix]) => known.has(path + suffix))
        .map(([coding, suffix]) => [coding, bytesOf(path + suffix)]),
    );
  return new Map(
    paths.flatMap((path) => {
      const contentType = TYPES[extname(path)];
      if (contentType === undefined) return [];
      const plain = bytesOf(path);
      const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      return [[path.split(sep).join('/'), { contentType, tag, plain, codings: codingsOf(path) }] as const];
    }),
  );
}
