import { describe, expect, it } from 'vitest';
import type { Actor } from '../domain/commands.ts';
import { CASE, officer, secondCallback, supervisor } from '../testing/cases.ts';
import { CONTACT } from '../testing/complaints.ts';
import { openCase } from '../testing/owner.ts';
import { settle } from './settle.ts';
import { listTypicalCases, publishTypicalCase, writeTypicalCase } from './typical-cases.ts';

const BODY = { title: '改期未告知', story: '上门时间改动，没有告诉客户。', lesson: '改期须当日电话告知。' };

async function openLibrary() {
  const opened = await openCase();
  const { deps } = opened;
  const checks: unknown[] = [];
  const by = (actor: Actor) => ({ caseId: CASE, actor, traceId: 'trace-1' });
  return {
    ...opened,
    checks,
    close: async () => {
      await opened.acknowledge();
      await opened.conclude();
      await settle(deps)(secondCallback({ solved: 'yes' }));
    },
    write: (over: Partial<typeof BODY> = {}, actor: Actor = officer) =>
      writeTypicalCase({ ...deps, logCheck: (check) => void checks.push(check) })({
        ...by(actor),
        body: { ...BODY, ...over },
      }),
    publish: (actor: Actor = supervisor) => publishTypicalCase(deps)(by(actor)),
    list: async (which: 'published' | 'written' = 'published', contains?: string) => {
      const page = await listTypicalCases(deps)(which, { contains });
      return page.ok ? page.value.typicalCases.map(({ title }) => title) : page.refusal;
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

describe('a typical case', () => {
  it('is written of a closed case, and read once a supervisor has published it', async () => {
    await using library = await openLibrary();
    expect(await library.write()).toMatchObject({ refusal: 'case-not-closed' });
    await library.close();
    expect(await library.publish()).toMatchObject({ refusal: 'no-such-typical-case' });
    expect(await library.write()).toMatchObject({ value: { ...BODY, caseId: CASE, by: 'officer-01' } });
    expect([await library.list(), await library.list('written')]).toEqual([[], [BODY.title]]);
    expect(await library.publish()).toMatchObject({ value: { published: { by: 'supervisor-01' } } });
    expect(await library.publish()).toMatchObject({ value: { published: { by: 'supervisor-01' } } });
    expect([await library.list(), await library.list('written')]).toEqual([[BODY.title], []]);
    expect([await library.list('published', '当日'), await library.list('published', '抄表')]).toEqual([
      [BODY.title],
      [],
    ]);
  });

  it('that is written anew is published anew, by somebody else than who wrote it', async () => {
    await using library = await openLibrary();
    await library.close();
    await library.write();
    await library.publish();
    await library.write({ title: '改期' }, supervisor);
    expect([await library.list(), await library.list('written')]).toEqual([[], ['改期']]);
    expect(await library.publish()).toMatchObject({ refusal: 'author-may-not-publish' });
    expect(await library.publish({ id: 'supervisor-02', roles: ['supervisor'] })).toMatchObject({ ok: true });
  });

  it.each([
    ['title', CONTACT.name],
    ['story', `客户${CONTACT.name}来电`],
    ['lesson', `回电 ${CONTACT.phones[0]}`],
    ['story', `住${CONTACT.address}`],
  ] as const)('whose %s has %s is refused, and nothing is kept', async (field, text) => {
    await using library = await openLibrary();
    await library.close();
    expect(await library.write({ [field]: text })).toEqual({ ok: false, refusal: 'names-somebody' });
    expect(await library.list('written')).toEqual([]);
    expect(library.checks).toEqual([{ caseId: CASE, caller: 'officer-01' }]);
  });

  it('does not name who served, and is not written by somebody of their team', async () => {
    await using library = await openLibrary();
    await library.close();
    const { order } = (await library.caseOf()) ?? { order: { staff: [], team: '' } };
    expect(await library.write({ story: `员工 ${order.staff[0]} 迟到` })).toMatchObject({
      refusal: 'names-somebody',
    });
    expect(await library.write({}, { ...officer, team: order.team })).toMatchObject({ refusal: 'own-team' });
  });
});
