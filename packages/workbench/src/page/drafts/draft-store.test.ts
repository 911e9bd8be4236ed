import { claimedTaskOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { newCall } from '../features/desk/model.ts';
import { draftStore, forgetDrafts, type Storage } from './draft-store.ts';

const DAY_MS = 24 * 3_600_000;

/** A browser's storage; with `room` false it takes nothing. */
function storageOf(room = true): Storage & { readonly text: () => string } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (!room) throw new Error('QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
    text: () => JSON.stringify([...items]),
  };
}
const call = {
  ...newCall(claimedTaskOf({ matter: [{ kind: 'call', at: '2026-10-05T02:00:00.000Z', text: '原话' }] })),
  answers: { visit: 'yes', complaint: '没穿鞋套' },
};
const last = { call, corrections: 0, until: '2026-10-06T02:10:00.000Z' };
const NOW = Date.parse('2026-10-06T02:00:00.000Z');

describe('what an agent typed', () => {
  test('is there after a reload, without the customer and without the words of earlier calls', () => {
    const storage = storageOf();
    expect(draftStore(storage, 'agent-01').save({ call, last }, NOW)).toBe(true);
    const { contact: _, ...task } = { ...call.task, matter: [] };
    const kept = { ...call, task };
    expect(draftStore(storage, 'agent-01').load(NOW)).toEqual({ call: kept, last: { ...last, call: kept } });
    expect(storage.text()).not.toMatch(/示例|13800000000|原话/);
  });

  test('is removed when somebody else signs in on the machine, and at sign-out', () => {
    const storage = storageOf();
    storage.setItem('somebody else’s', 'stays');
    draftStore(storage, 'agent-01').save({ call }, NOW);
    expect(draftStore(storage, 'agent-02').load(NOW)).toEqual({});
    expect(draftStore(storage, 'agent-01').load(NOW)).toEqual({});
    draftStore(storage, 'agent-01').save({ call }, NOW);
    forgetDrafts(storage);
    expect(storage.text()).toBe(JSON.stringify([['somebody else’s', 'stays']]));
  });

  test('is kept for a day; a call that can no longer be corrected is not', () => {
    const storage = storageOf();
    const store = draftStore(storage, 'agent-01');
    store.save({ call, last }, NOW);
    expect(store.load(Date.parse(last.until) - 1)).toHaveProperty('last');
    expect(store.load(Date.parse(last.until))).not.toHaveProperty('last');
    expect(store.load(NOW + DAY_MS)).toHaveProperty('call');
    expect(store.load(NOW + DAY_MS + 1)).toEqual({});
  });

  test('leaves nothing once nothing is left to keep', () => {
    const storage = storageOf();
    const store = draftStore(storage, 'agent-01');
    store.save({ call }, NOW);
    store.save({}, NOW);
    expect(storage.text()).toBe('[]');
  });

  test.each(['{', 'null', '7', '{"shape":0,"savedMs":0,"desk":{}}', '{"shape":1}'])(
    'that is %s is nobody’s, and stops nobody',
    (text) => {
      const storage = storageOf();
      storage.setItem('huiyin.desk.agent-01', text);
      expect(draftStore(storage, 'agent-01').load(NOW)).toEqual({});
    },
  );

  test('that finds no room is said to the agent', () => {
    expect(draftStore(storageOf(false), 'agent-01').save({ call }, NOW)).toBe(false);
  });
});
