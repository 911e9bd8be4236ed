import { monthOf } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import { everyOpenCase } from '../store/cases.ts';

/** The open cases that still need a month's private key. */
export const openComplaints =
  ({ table }: { readonly table: AggregateTable }) =>
  async (month: string): Promise<{ id: string; month: string }[]> => {
    const open: { id: string; month: string }[] = [];
    for await (const { state } of everyOpenCase(table))
      if (envelopesIn(state).some((each) => monthOf(each) === month)) open.push({ id: state.caseId, month });
    return open;
  };

const envelopesIn = ({ words, customer }: CaseFile): readonly string[] => [
  ...words.map(({ sealed }) => sealed),
  ...(customer ? [customer.sealedContact] : []),
];
