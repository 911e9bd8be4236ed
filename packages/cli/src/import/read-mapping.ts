import { readFile } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Mapping, mapping } from './mapping.ts';

/** Reads a mapping file; throws a `Fault` that says what is wrong where. */
export async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('file-unreadable', `cannot read ${file}`, { cause });
  });
  const read = mapping.safeParse(parse(text));
  if (!read.success) throw new Fault('mapping-wrong', `${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}
