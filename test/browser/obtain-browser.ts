import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Fault } from '@huiyin/kernel';
import { type Browser, chromium } from 'playwright-core';

/** A browser and a typeface, each as npm's registry has it, to the byte. */
const PARTS = {
  chromium: {
    name: '@sparticuz/chromium',
    version: '153.0.0',
    integrity:
      'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
  },
  /** Noto Sans Hans, OFL: a machine without Chinese type would show boxes. */
  fonts: {
    name: '@embedpdf/fonts-sc',
    version: '1.0.0',
    integrity:
      'sha512-ETXl7XCwaQLSSvMO3EUDwMNqtL64kX2LlFxarTRi/NsIGGOIxUurGfKtrkmtnKHrWy1jAJSt6oxK2uJhvdvQIw==',
  },
} as const;

const cache = join(import.meta.dirname, '../../node_modules/.cache/browser');

/** Starts the Chromium that tests look at pages with; fetched once from npm's registry. Throws with one sentence when there is none to be had. */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return startInstalled();
  const folder = obtain();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: [join(folder, 'libraries/lib'), process.env.LD_LIBRARY_PATH ?? ''].join(':'),
    },
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', '--disable-lcd-text'],
  });
}

const startInstalled = (): Promise<Browser> =>
  chromium.launch({ channel: 'chrome' }).catch((cause: unknown) => {
    throw new Fault(
      'no-browser',
      'The workbench is tested in a browser, and the registry has one for Linux on x64 only: install Google Chrome on this machine',
      { cause },
    );
  });

/** The folder with the browser; a fetch that dies half-way leaves nothing that is taken for one. */
function obtain(): string {
  const ready = join(
    cache,
    Object.values(PARTS)
      .map(({ version }) => version)
      .join('-'),
  );
  if (existsSync(ready)) return ready;
  const unfinished = join(cache, `unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    const bin = join(fetchPart(PARTS.chromium, unfinished), 'bin');
    const program = join(unfinished, 'chromium');
    writeFileSync(program, brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))));
    chmodSync(program, 0o755);
    // Libraries that a bare machine lacks.
    const libraries = join(unfinished, 'libraries');
    mkdirSync(libraries);
    unpack(brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br'))), libraries);
    const fonts = join(fetchPart(PARTS.fonts, unfinished), 'fonts');
    renameSync(fonts, join(unfinished, 'fonts'));
    rmSync(join(unfinished, 'package'), { recursive: true });
    writeFileSync(
      join(unfinished, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(ready, 'fonts')}</dir><cachedir>${join(ready, 'font-cache')}</cachedir></fontconfig>\n`,
    );
    renameSync(unfinished, ready);
  } catch (cause) {
    if (!existsSync(ready))
      throw new Fault(
        'no-browser',
        'The workbench is tested in a browser, and none could be fetched: is npm’s registry in reach?',
        { cause },
      );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return ready;
}

/** Fetches one package through npm and unpacks it into `package/`; answers that folder. */
function fetchPart({ name, version, integrity }: (typeof PARTS)[keyof typeof PARTS], folder: string): string {
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const file = join(folder, packed.stdout.trim().split('\n').at(-1) ?? '');
  const bytes = readFileSync(file);
  const digest = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (digest !== integrity) throw new Fault('browser-changed', `${name} ${version} is not what it was`);
  rmSync(join(folder, 'package'), { recursive: true, force: true });
  unpack(bytes, folder, '-z');
  rmSync(file);
  return join(folder, 'package');
}

function unpack(bytes: Uint8Array, folder: string, ...flags: readonly string[]): void {
  const { status } = spawnSync('tar', ['-x', ...flags, '-f', '-', '-C', folder], { input: bytes });
  if (status !== 0) throw new Fault('not-unpacked', 'tar could not unpack what was fetched');
}
