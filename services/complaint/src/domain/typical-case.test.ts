import { describe, expect, it } from 'vitest';
import { CASES, noon, officer, orderOf, supervisor } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { contains, publish, write } from './typical-case.ts';

const closed: CaseFile = { ...CASES.closed, order: orderOf({ staff: ['crew-017', 'crew-018'] }) };
const customer = { name: '张晓明', phones: ['13800138000'], address: '龙岗区中心城示例花园3栋1201' };
const body = { title: '改期没有告知', story: '上门改期三天，\n没有人打电话。', lesson: '改期先打电话' };
const at = '2026-11-02T02:00:00.000Z';
const written = {
  caseId: closed.caseId,
  kind: 'complaint',
  businessType: closed.order.businessType,
  ...body,
  by: 'officer-01',
  at,
} as const;

describe('a typical case', () => {
  it('is written of a case that is over, with what the case is about', () => {
    expect(write(closed, customer, body, officer, at)).toEqual({ ok: true, value: written });
    const about = { category: 'appointment', cause: 'not-told' };
    expect(write({ ...closed, ...about }, undefined, body, officer, at)).toEqual({
      ok: true,
      value: { ...written, ...about },
    });
  });

  it.each<[string, CaseFile | undefined, object, object]>([
    ['no-such-case', undefined, {}, {}],
    ['case-not-closed', CASES.concluded, {}, {}],
    ['own-team', closed, {}, { team: closed.order.team }],
    ['names-somebody', closed, { title: '张先生的投诉' }, {}],
    ['names-somebody', closed, { story: '打 13800138000 没人接' }, {}],
    ['names-somebody', closed, { lesson: '示例花园3栋要早到' }, {}],
    ['names-somebody', closed, { lesson: '给 crew-018 培训' }, {}],
  ])('is refused: %s', (refusal, found, change, by) => {
    const outcome = write(found, customer, { ...body, ...change }, { ...officer, ...by }, at);
    expect(outcome).toEqual({ ok: false, refusal });
  });

  it('has three parts that are read apart: what only both together would name names nobody', () => {
    expect(
      write(closed, undefined, { ...body, title: '致电 1380013', story: 'x8000' }, officer, at),
    ).toMatchObject({ ok: true });
  });

  it('is published once, by somebody else than who wrote it', () => {
    expect(publish(undefined, supervisor, noon)).toEqual({ ok: false, refusal: 'no-such-typical-case' });
    expect(publish(written, officer, noon)).toEqual({ ok: false, refusal: 'author-may-not-publish' });
    const published = { ...written, published: { at: noon, by: 'supervisor-01' } };
    expect(publish(written, supervisor, noon)).toEqual({ ok: true, value: published });
    expect(publish(published, { id: 'supervisor-02', roles: ['supervisor'] }, at)).toEqual({
      ok: true,
      value: published,
    });
  });

  it.each([
    ['没有告知', true],
    ['打电话。', true],
    ['先打', true],
    ['VALVE', true],
    ['valve', true],
    ['复查', false],
    // What lies in no part of it.
    ['告知上门', false],
  ])('is found by %s: %s', (text, isFound) => {
    expect(contains({ ...written, lesson: '改期先打电话 Valve' }, text)).toBe(isFound);
  });
});
