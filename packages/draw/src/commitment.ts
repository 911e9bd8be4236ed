import { hash } from 'node:crypto';

/** Whose key is meant: the same bytes in another branch or month have another commitment. */
export interface KeyOfMonth {
  readonly branch: string;
  /** `YYYY-MM` */
  readonly month: string;
  /** As it is published: 64 hexadecimal digits. */
  readonly key: string;
}

/** What is published of a key before its month begins: SHA-256 of one line of text, 64 hexadecimal digits. */
export const commitmentOf = ({ branch, month, key }: KeyOfMonth): string =>
  hash('sha256', `huiyin sampling key ${branch} ${month} ${key.toLowerCase()}`, 'hex');
