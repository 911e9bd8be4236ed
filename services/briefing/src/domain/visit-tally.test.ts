import type { CallbackClosed } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf } from '../testing/facts.ts';
import { visitTally } from './visit-tally.ts';

const branch = longgang();
const tally = (
  visit: CallbackClosed['visit'],
  overrides: Parameters<typeof callbackFactOf>[1] = {},
  rules = branch,
) => visitTally(rules)(callbackFactOf('a', { visit, ...overrides }));

describe('a visit', () => {
  it.each([
    ['in its window', [-60, 60], -10, 'kept'],
    ['with its window’s first minute', [-60, 60], -60, 'kept'],
    ['with its window’s last minute', [-60, 60], 60, 'kept'],
    ['a minute before', [-60, 60], -61, 'early'],
    ['a minute after', [-60, 60], 61, 'late'],
  ] as const)('that came %s counts so', (_what, promised, arrived, promise) => {
    expect(tally({ promised, arrived })).toEqual({ [`promise.${promise}`]: 1 });
  });

  it.each([
    ['nothing was promised', { arrived: -3 }, {}],
    ['nobody wrote down when they came', { promised: [-3, 0] as const }, {}],
    ['nothing is known of it', undefined, {}],
    [
      'the order was void',
      { promised: [-3, 0] as const, arrived: -1 },
      { disposition: 'void-order' as const },
    ],
    ['it is to be rung again', { promised: [-3, 0] as const, arrived: -1 }, { reopened: true as const }],
  ])('is not judged where %s', (_why, visit, overrides) => {
    expect(tally(visit, overrides)).toEqual({});
  });

  it('in time by the system that the customer says was not is counted by both', () => {
    const interview = answeredWith({ appointment: 'no' });
    const said = (arrived: number, overrides = {}) =>
      tally({ promised: [-60, 60], arrived }, { interview, ...overrides });
    expect(said(0)).toEqual({ 'promise.kept': 1, 'promise.denied': 1 });
    expect(said(-99)).toEqual({ 'promise.early': 1, 'promise.denied': 1 });
    expect(said(99)).toEqual({ 'promise.late': 1 });
    expect(said(0, { disposition: 'partial' })).toEqual({ 'promise.kept': 1 });
    expect(said(0, { interview: answeredWith({ appointment: 'none-made' }) })).toEqual({ 'promise.kept': 1 });
    expect(said(0, { interview: undefined, disposition: 'no-answer' })).toEqual({ 'promise.kept': 1 });
  });
});

describe('the stages of gas-on', () => {
  /** Completed on Wednesday, 7 October 2026 at 10:11 in Shenzhen; minutes from then. */
  const order = { businessType: 'ignition', completedAt: '2026-10-14T02:11:09.000Z' };
  const DAY = 1440;
  const stages = (...minutes: (number | null)[]) => tally({ stages: minutes }, { order });

  it('are held against the limit of each from the stage before, the first against none', () => {
    expect(stages(-6 * DAY, -3 * DAY, -2 * DAY, -10, 0)).toEqual({
      'stage.review.kept': 1,
      'stage.appointment.kept': 1,
      'stage.acceptance.kept': 1,
      'stage.survey.kept': 1,
    });
    expect(stages(-9 * DAY, -2 * DAY, -2 * DAY, 2 * DAY, 4 * DAY)).toEqual({
      'stage.review.late': 1,
      'stage.appointment.kept': 1,
      'stage.acceptance.late': 1,
      'stage.survey.late': 1,
    });
  });

  it('that takes its limit to the minute is in time, a minute more is late', () => {
    expect(stages(null, null, null, -DAY, 0)).toEqual({ 'stage.survey.kept': 1 });
    expect(stages(null, null, null, -DAY, 1)).toEqual({ 'stage.survey.late': 1 });
  });

  it('are each reckoned from their own day, and hours from their own minute, also one after the other', () => {
    const of = visitTally({
      ...branch,
      businessTypes: branch.businessTypes.map((type) => ({
        ...type,
        stages: type.stages?.map((stage, index) => ({
          ...stage,
          ...(index === 1 && { within: { days: 1, from: 'opening' as const } }),
        })),
      })),
    });
    const counted = (...minutes: (number | null)[]) =>
      of(callbackFactOf('a', { visit: { stages: minutes }, order }));
    expect(counted(null, -2 * DAY, -DAY, null, null)).toEqual({ 'stage.appointment.kept': 1 });
    expect(counted(null, -3 * DAY, 2 * DAY, null, null)).toEqual({ 'stage.appointment.late': 1 });
    expect(counted(null, -2 * DAY + 60, -DAY, null, null)).toEqual({ 'stage.appointment.kept': 1 });
    expect(counted(null, null, null, -DAY, 0)).toEqual({ 'stage.survey.kept': 1 });
    expect(counted(null, null, null, -DAY - 1, 0)).toEqual({ 'stage.survey.late': 1 });
    // On Saturday evening the limit begins on Monday, on Friday at ten at once.
    expect(counted(-3.5 * DAY, -1.5 * DAY, null, null, null)).toEqual({ 'stage.review.kept': 1 });
    expect(counted(-5 * DAY, -3.5 * DAY, null, null, null)).toEqual({ 'stage.review.kept': 1 });
  });

  it('are not judged where one of the two was not reported, of another business, or by unknown holidays', () => {
    expect(stages(-DAY, null, -DAY, null, 0)).toEqual({});
    expect(tally({ stages: [-DAY, 0] }, { order: { ...order, businessType: 'repair' } })).toEqual({});
    expect(tally({ stages: [-DAY, 0] }, { order: { ...order, businessType: 'was-there-once' } })).toEqual({});
    const future = { ...order, completedAt: '2093-10-14T02:11:09.000Z' };
    expect(tally({ stages: [-DAY, 0, 0] }, { order: future })).toEqual({});
  });

  it('throw whatever else goes wrong', () => {
    const broken = { ...branch, zone: 'Nowhere/Nowhere' };
    expect(() => tally({ stages: [-DAY, 0] }, { order }, broken)).toThrow();
  });
});
