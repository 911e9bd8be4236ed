import type { RouteKey } from '@huiyin/contracts';
import { drawsOf } from '@huiyin/sample-month';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { breakIn } from '../attack/break-in.ts';
import { attackWithText } from '../attack/hostile.ts';
import { killDuringLoad } from '../attack/kills.ts';
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

describe('who sends what breaks programs', () => {
  let office: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: AT });
  });
  afterAll(() => office.cloud.stop());

  it('is answered or refused, and nothing personal of it is to be read past the inlet', async () => {
    const size = { stringsPerField: 2, valuesPerField: 2, spoken: 6 };
    const { broken, ...counts } = await attackWithText(office, drawsOf('small'), size);
    expect(broken).toEqual([]);
    expect(counts.strings).toBeGreaterThanOrEqual(200);
    expect(counts.fields).toBeGreaterThan(150);
    expect(counts.spoken).toBeGreaterThan(2);
  });
});

describe('who kills the branch under load', () => {
  it('finds everything that was acknowledged, once, and the day’s figures made of it', async () => {
    const size = { orders: 40, kills: 2, workerKills: 8 };
    const { broken, ...counts } = await killDuringLoad(inject('assemblies'), drawsOf('small'), size);
    expect(broken).toEqual([]);
    expect(counts).toMatchObject({ kills: 3, orders: 40 });
    expect(counts.attempts).toBeGreaterThan(30);
  });
});
