import type { CaseFile } from './case-file.ts';

/** What is sealed in a case and its owner opens. */
export const envelopesIn = ({ words, customer }: CaseFile): readonly string[] => [
  ...words.map(({ sealed }) => sealed),
  ...(customer ? [customer.sealedContact] : []),
];
