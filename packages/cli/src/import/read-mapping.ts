import { readSettings } from '@huiyin/files';
import { type Mapping, mapping } from './mapping.ts';

/** Reads a mapping file; throws a `Fault` that says what is wrong where. */
export const readMapping = (file: string): Promise<Mapping> => readSettings(file, mapping);
