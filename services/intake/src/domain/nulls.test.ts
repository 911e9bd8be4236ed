import { readFileSync } from 'node:fs';
import { workOrder } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { withoutNulls } from './nulls.ts';

const NULLS = new URL('../../../../packages/cli/src/import/cases/17-null-for-absent.json', import.meta.url);

describe('a field that is null', () => {
  it('is absent, where it may be', () => {
    const [body] = JSON.parse(readFileSync(NULLS, 'utf8')) as [object];
    const read = workOrder.parse(withoutNulls(body));
    expect(read).not.toHaveProperty('arrivedAt');
    expect(read).not.toHaveProperty('partner');
    expect(read.customer).not.toHaveProperty('district');
  });

  it('is missed by its name, where it must be there', () => {
    const read = workOrder.safeParse(withoutNulls({ completedAt: null }));
    expect(read.error?.issues.find(({ path }) => path[0] === 'completedAt')?.message).toContain('undefined');
  });

  it('stays as it came in a field that the contract does not know', () => {
    expect(withoutNulls({ note: null, customer: { pet: null, id: 'C' } })).toEqual({
      note: null,
      customer: { id: 'C' },
    });
  });

  it('is absent in the objects of the contract, and stays in others', () => {
    expect(withoutNulls({ promised: { from: null }, customer: 'C-1', note: { pet: null } })).toEqual({
      promised: {},
      customer: 'C-1',
      note: { pet: null },
    });
  });

  it.each([null, 'text', 3, [null]])('is no matter in a body like %j', (body) => {
    expect(withoutNulls(body)).toEqual(body);
  });
});
