import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Fault } from '@huiyin/kernel';
import { parse } from 'csv-parse';
import type { ExportRow } from './map-row.ts';

export interface FileShape {
  readonly encoding: string;
  readonly delimiter: string;
}

/** One line of the file: its row, or that it has another number of cells than the header. */
export type Line =
  | { readonly line: number; readonly row: ExportRow }
  | { readonly line: number; readonly ragged: true };

/**
 * Reads a CSV file (gzip by its name) row by row, whatever its size, and tells how many bytes of the file were read so
 * far. Throws when a column that is asked for is missing, before any row is given out.
 */
export async function* readRows(
  file: string,
  shape: FileShape,
  columns: readonly string[],
  onBytes: (read: number, total: number) => void = () => {},
): AsyncGenerator<Line> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  });
  let read = 0;
  const source = createReadStream(file).on('data', (chunk) => {
    read += chunk.length;
    onBytes(read, size);
  });
  const parser = parse({
    bom: true,
    delimiter: shape.delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  });
  const stages = [...(file.endsWith('.gz') ? [createGunzip()] : []), decoding(shape.encoding)];
  let stream: NodeJS.ReadableStream = source;
  for (const stage of stages) {
    stream.on('error', (error) => stage.destroy(error));
    stream = stream.pipe(stage);
  }
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);

  let header: readonly string[] | undefined;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (header === undefined) {
      header = record.map((name) => name.trim());
      const missing = columns.filter((name) => !header?.includes(name));
      if (missing.length > 0)
        throw new Fault('columns-missing', `the file has no column ${missing.join(', ')}`);
    } else if (record.length !== header.length) yield { line: info.lines, ragged: true };
    else
      yield {
        line: info.lines,
        row: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])),
      };
  }
}

function decoding(encoding: string): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      attempt(done, () => decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      attempt(done, () => decoder.decode());
    },
  });

  // A fatal decoder throws at bytes that are no text of this encoding: better no import than names that read as boxes.
  function attempt(done: (error: Error | null, text?: string) => void, decode: () => string): void {
    try {
      done(null, decode());
    } catch (cause) {
      done(new Fault('encoding-wrong', `the file is not ${encoding}`, { cause }));
    }
  }
}
