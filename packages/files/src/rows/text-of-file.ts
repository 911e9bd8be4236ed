import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Fault } from '@huiyin/kernel';

/** Enough to see a file's header and a few rows. */
const BEGINNING_CHARACTERS = 16_384;

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const GZIP = [0x1f, 0x8b];

/** Whether a label names an encoding (WHATWG), e.g. `utf-8`, `gb18030`, `utf-16le`. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label, { fatal: true }).encoding !== '';
  } catch {
    return false;
  }
}

/** What reading a file through has shown. */
export interface TextSurvey {
  readonly encoding: string;
  readonly beginning: string;
}

/**
 * Reads a file through once: whole, readable, and text of one encoding from its first byte to its last. The encoding is
 * what its byte order mark says, else what is stated, else UTF-8, else GB 18030 (with which GBK and GB 2312 are read).
 */
export async function surveyText(file: string, stated: string | undefined): Promise<TextSurvey> {
  const first = await firstBytes(file);
  const marked = first.startsWithGzip ? undefined : markOf(first.bytes);
  const labels = marked ? [marked] : stated ? [stated] : ['utf-8', 'gb18030'];
  let readings = labels.map((label) => new Reading(label));
  let faults: string[] = [];
  await eachChunk(file, first.startsWithGzip, (chunk) => {
    const inner = first.startsWithGzip && readings.every(({ isFresh }) => isFresh) && markOf(chunk);
    if (inner) readings = [new Reading(inner)];
    faults = [];
    readings = readings.filter((reading) => {
      const line = reading.wrongLineOf(chunk);
      if (line !== undefined) faults.push(`line ${line} is not ${reading.label}`);
      return line === undefined;
    });
    if (readings.length === 0) throw new Fault('encoding-wrong', `${file}: ${faults.join(', ')}`);
  });
  const good = readings.find((reading) => reading.endsWell());
  if (!good) throw new Fault('encoding-wrong', `${file} ends in the middle of a character`);
  return { encoding: good.label, beginning: good.beginning };
}

/** One encoding tried on a file. */
class Reading {
  readonly label: string;
  beginning = '';
  isFresh = true;
  #line = 1;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(label: string) {
    this.label = label;
    this.#decoder = new TextDecoder(label, { fatal: true });
  }

  wrongLineOf(chunk: Uint8Array): number | undefined {
    this.isFresh = false;
    let text: string;
    try {
      text = this.#decoder.decode(chunk, { stream: true });
    } catch {
      const forgiving = new TextDecoder(this.label).decode(chunk);
      return this.#line + linesOf(forgiving.slice(0, Math.max(0, forgiving.indexOf('\ufffd'))));
    }
    this.#line += linesOf(text);
    if (this.beginning.length < BEGINNING_CHARACTERS)
      this.beginning += text.slice(0, BEGINNING_CHARACTERS - this.beginning.length);
    // Text has no zeros; what has is a program's file, or text of two bytes a character without its mark.
    return text.includes('\0') ? this.#line : undefined;
  }

  endsWell(): boolean {
    try {
      this.#decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}

const linesOf = (text: string): number => text.split('\n').length - 1;

const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean =>
  sign.every((byte, index) => bytes[index] === byte);
const markOf = (bytes: Uint8Array): string | undefined =>
  MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];

/** The first bytes of a file; throws a `Fault` when it cannot be read. */
export async function firstBytes(
  file: string,
): Promise<{ readonly bytes: Uint8Array; readonly startsWithGzip: boolean }> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(new Uint8Array(8), 0, 8, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return { bytes, startsWithGzip: startsWith(bytes, GZIP) };
  } catch (cause) {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  }
}

/** A file's text, chunk by chunk, by the encoding that its survey found; `onBytes` is told what was read of it. */
export async function* textOf(
  file: string,
  encoding: string,
  onBytes: (length: number) => void,
): AsyncGenerator<string> {
  const { startsWithGzip } = await firstBytes(file);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const source = createReadStream(file);
  source.on('data', (chunk) => onBytes(chunk.length));
  const chunks = startsWithGzip ? source.pipe(createGunzip()) : source;
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function eachChunk(file: string, isGzip: boolean, look: (chunk: Uint8Array) => void): Promise<void> {
  const sink = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) look(chunk);
  };
  try {
    if (isGzip) await pipeline(createReadStream(file), createGunzip(), sink);
    else await pipeline(createReadStream(file), sink);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('file-unreadable', `${file} is cut off or damaged`, { cause });
  }
}
