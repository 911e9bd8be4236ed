import { readFile } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import * as z from 'zod';

/** Reads a file of the operator's own, in YAML or JSON, by its schema; throws a `Fault` that says what is wrong where. */
export async function readFileAs<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  });
  const read = schema.safeParse(parsed(file, text));
  if (!read.success) throw new Fault('file-wrong', `${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}

function parsed(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new Fault('file-wrong', `${file} is neither YAML nor JSON`, { cause });
  }
}
