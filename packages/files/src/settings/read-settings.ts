import { readFile } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';

/** Reads a file of the operator's own, in YAML or JSON, by its schema; throws a `Fault` as `parseSettings` does. */
export async function readSettings<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  });
  return parseSettings(file, bytes, schema);
}

/** Settings by their schema; throws a `Fault` with one sentence for each fault: file, line, where, and what is wrong. */
export function parseSettings<Schema extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(textIn(file, bytes), { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong) {
    const { line } = lines.linePos(wrong.pos[0]);
    throw new Fault('file-wrong', `${file}, line ${line}: is neither YAML nor JSON (${spoken(wrong.code)})`);
  }
  const read = schema.safeParse(valueIn(file, document));
  if (read.success) return read.data;
  const sentences = faultsIn(read.error).map(({ path, message }) => {
    const where = path.length === 0 ? '' : ` ${path.map(String).join('.')}`;
    return `${file}, line ${lineAt(document, lines, path)}:${where} ${message}`;
  });
  throw new Fault('file-wrong', sentences.join('\n'));
}

const spoken = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

function textIn(file: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    return new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', {
      fatal: true,
    }).decode(bytes);
  } catch (cause) {
    throw new Fault('file-wrong', `${file} is not UTF-8`, { cause });
  }
}

function valueIn(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new Fault('file-wrong', `${file} is neither YAML nor JSON`, { cause });
  }
}

interface SettingsFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a choice of shapes, what is wrong by the shape that comes nearest. */
function faultsIn(error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): SettingsFault[] {
  return error.issues.flatMap((issue): SettingsFault[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is not known here' }));
    if (issue.code !== 'invalid_union' || issue.errors.length === 0)
      return [{ path, message: sentenceOf(issue.message) }];
    const readings = issue.errors.map((issues) => faultsIn(new z.core.$ZodError(issues), path));
    return readings.reduce((best, one) => (weightOf(one) < weightOf(best) ? one : best));
  });
}

/** A shape whose faults lie deeper and are fewer was meant. */
const weightOf = (faults: readonly SettingsFault[]): number =>
  faults.length * 100 - Math.max(0, ...faults.map(({ path }) => path.length));

const sentenceOf = (message: string): string => message.replace(/^Invalid input: /, '');

function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
