import { monthsSealedIn } from '@huiyin/seal';
import type { AggregateTable } from '@huiyin/table';
import { envelopesIn } from '../domain/envelopes.ts';
import { everyOpenCase } from '../store/cases.ts';

/** The open cases that still need a month's private key. */
export const openComplaints =
  ({ table }: { readonly table: AggregateTable }) =>
  async (month: string): Promise<{ id: string; month: string }[]> => {
    const open: { id: string; month: string }[] = [];
    for await (const { state } of everyOpenCase(table))
      if (monthsSealedIn(envelopesIn(state)).includes(month)) open.push({ id: state.caseId, month });
    return open;
  };
