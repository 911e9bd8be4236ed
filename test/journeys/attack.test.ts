import type { RouteKey } from '@huiyin/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakIn } from '../attack/break-in.ts';
import { type BranchOffice, openOffice } from './branch-office.ts';

const AT = '2026-10-05T02:30:00.000Z';

describe('who tries to come in', () => {
  let office: BranchOffice;
  let elsewhere: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: AT, branches: ['longgang', 'pingshan'] });
    elsewhere = await openOffice({ at: AT });
  });
  afterAll(() => Promise.all([office.cloud.stop(), elsewhere.cloud.stop()]));

  it('comes no further than their role, with no token but the branch’s own', async () => {
    const { broken, ...counts } = await breakIn(
      {
        cloud: office.cloud,
        api: 'huiyin-longgang-api',
        neighbourApi: 'huiyin-pingshan-api',
        elsewhere: elsewhere.cloud,
      },
      ['POST /work-orders', 'POST /tasks/next', 'DELETE /month-keys/{month}'] satisfies RouteKey[],
    );
    expect(broken).toEqual([]);
    expect(counts.cells).toBeGreaterThan(150);
    expect(counts.forgeries).toBeGreaterThanOrEqual(28);
    expect(office.logs.filter((line) => line.includes('"level":"ERROR"'))).toEqual([]);
  });
});
