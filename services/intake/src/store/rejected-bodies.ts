import { issue, keyedHash, rejectedEntry, sealed } from '@huiyin/contracts';
import { epochMs, type Instant } from '@huiyin/kernel';
import { type AggregateTable, type AggregateType, allShards, type Stored, shardOf } from '@huiyin/table';
import * as z from 'zod';
import type { Rejected, RejectedPart } from './domain/rejected.ts';

const entry = z.strictObject({
  rejectedId: keyedHash,
  orderId: rejectedEntry.shape.orderId,
  customerKey: keyedHash.optional(),
  receivedAt: rejectedEntry.shape.receivedAt,
  door: rejectedEntry.shape.door,
  issues: z.array(issue),
  parts: z.int().min(1),
  resolvedAt: rejectedEntry.shape.receivedAt.optional(),
  forgottenAt: rejectedEntry.shape.receivedAt.optional(),
});

const part = z.strictObject({
  rejectedId: keyedHash,
  index: z.int().min(0),
  receivedAt: rejectedEntry.shape.receivedAt,
  sealed: sealed.optional(),
});

const keyOf = (rejectedId: string) => ({ pk: `R#${rejectedId}`, sk: 'R' });
const partKeyOf = (rejectedId: string, index: number) => ({ pk: `R#${rejectedId}`, sk: `P#${index}` });
const indexPartition = (shard: number) => `REJECTED#${shard}`;
const FIRST = '0';
/** Sorts by the moment of receipt. */
const indexKey = ({ receivedAt, rejectedId }: Pick<Rejected, 'receivedAt' | 'rejectedId'>) =>
  `${receivedAt}#${rejectedId}`;

export interface RejectedPage {
  readonly entries: readonly Rejected[];
  readonly next?: string;
}

export interface RejectedStore {
  load(rejectedId: string): Promise<Stored<Rejected> | undefined>;
  /** Parts first, then the entry that counts them: what is listed is whole. A body that is on the list already stays. */
  keep(rejected: Rejected, parts: readonly string[], traceId: string): Promise<void>;
  save(rejected: Rejected, over: number, traceId: string, at: Instant): Promise<boolean>;
  /** The sealed parts in order; undefined for a part that was forgotten or is gone. */
  parts(rejected: Rejected): Promise<readonly (string | undefined)[]>;
  /** Empties the parts. */
  forgetParts(rejected: Rejected, traceId: string, at: Instant): Promise<void>;
  /** What can still be sent again, newest first. */
  list(limit: number, after: string | undefined): Promise<RejectedPage>;
  all(): AsyncIterable<Stored<Rejected>>;
}

export function rejectedStore(table: AggregateTable, retentionDays: number): RejectedStore {
  const expiresAt = ({ receivedAt }: { readonly receivedAt: Instant }) =>
    Math.floor(epochMs(receivedAt) / 1000) + retentionDays * 86_400;

  // The table drops expired items when it likes, and not all at once.
  const hasExpired = (rejected: Rejected, at: Instant) => expiresAt(rejected) <= epochMs(at) / 1000;

  const REJECTED: AggregateType<Rejected> = {
    name: 'rejected',
    schema: entry,
    idOf: ({ rejectedId }) => rejectedId,
    keyOf: ({ rejectedId }) => keyOf(rejectedId),
    // Spread, because a back-load with a wrong map rejects a million rows.
    indexOf: (rejected) =>
      rejected.resolvedAt === undefined && rejected.forgottenAt === undefined
        ? { i1pk: indexPartition(shardOf(rejected.rejectedId)), i1sk: indexKey(rejected) }
        : {},
    expiresAt,
  };

  const PART: AggregateType<RejectedPart> = {
    name: 'rejected-part',
    schema: part,
    idOf: ({ rejectedId, index }) => `${rejectedId}.${index}`,
    keyOf: ({ rejectedId, index }) => partKeyOf(rejectedId, index),
    expiresAt,
    binary: ['sealed'],
  };

  const save: RejectedStore['save'] = async (rejected, over, traceId, at) =>
    (await table.save(REJECTED, rejected, { over, emits: [], traceId, at })).saved;

  return {
    load: (rejectedId) => table.load(REJECTED, keyOf(rejectedId)),
    save,

    async keep(rejected, parts, traceId) {
      const { rejectedId, receivedAt } = rejected;
      const found = await table.load(REJECTED, keyOf(rejectedId));
      if (found && found.state.resolvedAt === undefined && !hasExpired(found.state, receivedAt)) return;
      for (const [index, sealedPart] of parts.entries()) {
        const there = await table.load(PART, partKeyOf(rejectedId, index));
        const over = there?.version ?? 0;
        // Whoever saves first saves the same body; each part opens by itself, whoever sealed it.
        await table.save(
          PART,
          { rejectedId, index, receivedAt, sealed: sealedPart },
          { over, emits: [], traceId, at: receivedAt },
        );
      }
      await save(rejected, found?.version ?? 0, traceId, receivedAt);
    },

    async parts({ rejectedId, parts }) {
      const found = await Promise.all(
        Array.from({ length: parts }, (_, index) => table.load(PART, partKeyOf(rejectedId, index))),
      );
      return found.map((each) => each?.state.sealed);
    },

    async forgetParts({ rejectedId, parts }, traceId, at) {
      for (let index = 0; index < parts; index += 1) {
        const found = await table.load(PART, partKeyOf(rejectedId, index));
        if (found?.state.sealed === undefined) continue;
        const { sealed: _forgotten, ...empty } = found.state;
        await table.save(PART, empty, { over: found.version, emits: [], traceId, at });
      }
    },

    async list(limit, after) {
      // No moment of receipt lies before its first digit, and DynamoDB faults on a range that ends before it begins.
      if (after !== undefined && after < FIRST) return { entries: [] };
      const pages = await Promise.all(
        allShards.map((shard) =>
          table.query(REJECTED, {
            index: 'by-i1',
            names: { pk: 'i1pk', sk: 'i1sk' },
            pk: indexPartition(shard),
            descending: true,
            limit: limit + 1,
            ...(after !== undefined && { sk: { from: FIRST, to: after } }),
          }),
        ),
      );
      const newest = pages
        .flatMap(({ items }) => items.map(({ state }) => state))
        .filter((state) => after === undefined || indexKey(state) < after)
        .sort((a, b) => (indexKey(a) < indexKey(b) ? 1 : -1));
      const entries = newest.slice(0, limit);
      const last = entries.at(-1);
      return { entries, ...(newest.length > limit && last && { next: indexKey(last) }) };
    },

    all: () => table.scan(REJECTED),
  };
}
