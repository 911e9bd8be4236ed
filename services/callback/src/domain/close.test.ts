import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call, interviewed } from '../testing/calls.ts';
import { customer, orderTask } from '../testing/events.ts';
import { close, reopen } from './close.ts';

const branch = longgang();
const { customerKey, sealedContact: _, ...hashes } = customer;
const end = at('19 00:00');
const task = orderTask({ windowEndsAt: end });
const tried = call(task, 'c-1', bodyOf()).next;
const asked = call(task, 'c-1', interviewed()).next;

describe('the contact of a task that ends', () => {
  it('stays while the customer may yet be rung, and their numbers stay known after that', () => {
    expect(close(tried, at('18 23:59'), branch).customer).toStrictEqual(customer);
    expect(close(tried, end, branch).customer).toStrictEqual({ customerKey, ...hashes });
    expect(close(task, at('18 23:59'), branch).customer).toStrictEqual({ customerKey, ...hashes });
  });

  it('goes with the numbers of who was asked, and with the hash of the year before', () => {
    expect(close(asked, at('06 10:00'), branch).customer).toStrictEqual({ customerKey });
  });

  it('stays where another attempt is awaited', () => {
    expect(close({ ...asked, customer }, end, branch, true).customer).toStrictEqual(customer);
  });
});

it('a task that ends is closed, and waits for nothing', () => {
  const { waiting, ...rest } = tried;
  expect(close(tried, at('18 23:59'), branch)).toStrictEqual({
    ...rest,
    state: 'closed',
    closed: { at: at('18 23:59'), day: '2026-10-18', disposition: 'no-answer' },
  });
});

describe('a task that had not ended', () => {
  it('is not opened again', () => {
    expect(reopen(tried, end)).toBe(tried);
  });
});
