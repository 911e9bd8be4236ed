import { lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { expect, it } from 'vitest';
import { openCase } from '../testing/owner.ts';
import { clock } from './clock.ts';

it('tells once a day which months open cases need', async () => {
  await using complaints = await openCase();
  const { log, lines } = logDouble();
  const at = complaints.deps.now().toISOString();
  await clock({ ...complaints.deps, log })(
    { scheduledAt: at, input: { task: 'tell-needs' } },
    lambdaContext(),
  );
  expect(await complaints.deps.keys.needsTold()).toEqual({ complaint: { at, months: ['2026-10'] } });
  expect(lines).toContainEqual(expect.objectContaining({ what: 'needs-told', count: 1 }));
});
