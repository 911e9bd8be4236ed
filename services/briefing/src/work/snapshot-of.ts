import { createHash } from 'node:crypto';

/** SHA-256 of a document, whatever the order of its members: as JSON in UTF-8 without spaces, names in order of their code units. */
export const snapshotOf = (document: object): string =>
  createHash('sha256').update(JSON.stringify(document, inOrder)).digest('hex');

const inOrder = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
