import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '@huiyin/local-cloud';
import { tablesOf } from './operator.ts';

export type RawItem = Record<string, AttributeValue>;

/** Every item of a table, as it lies there. */
export async function itemsOf(cloud: LocalCloud, tableName: string): Promise<RawItem[]> {
  const client = tablesOf(cloud);
  try {
    const items: RawItem[] = [];
    for await (const page of paginateScan({ client }, { TableName: tableName }))
      items.push(...(page.Items ?? []));
    return items;
  } finally {
    client.destroy();
  }
}

/** Fields that chance has a part in: envelopes are never the same twice, and claims and letters have random names. */
const BY_CHANCE = new Set(['claimId', 'sealed', 'sealedWords', 'messageId', 'context', 'sourceVersion']);

/** Kinds of items that a mishap or chance may leave otherwise: markers; calls drawn for review, which are drawn by a claim's random name; and who was shown whom, which lies under it. */
const KINDS_BY_CHANCE = new Set(['refold', 'review', 'reveal']);

/** The states within items, by their keys; without the bookkeeping of saves, and without what chance has a part in. */
export const stateOf = (items: readonly RawItem[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    items
      .filter(({ t }) => !KINDS_BY_CHANCE.has(t?.S ?? ''))
      .map(({ pk, sk, s }): [string, unknown] => [`${pk?.S} ${sk?.S}`, plain(s)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

function plain(value: AttributeValue | undefined): unknown {
  if (value?.M)
    return Object.fromEntries(
      Object.entries(value.M)
        .filter(([name, { B }]) => B === undefined && !BY_CHANCE.has(name))
        .map(([name, each]) => [name, plain(each)]),
    );
  if (value?.L) return value.L.map(plain);
  return value?.S ?? value?.N ?? value?.BOOL ?? null;
}
