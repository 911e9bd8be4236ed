import { readFileAs } from '../files/read-file-as.ts';
import { type Mapping, mapping } from './mapping.ts';

/** Reads a mapping file; throws a `Fault` that says what is wrong where. */
export const readMapping = (file: string): Promise<Mapping> => readFileAs(file, mapping);
