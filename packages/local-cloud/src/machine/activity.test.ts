import { describe, expect, test } from 'vitest';
import { createActivity } from './activity.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('work that nobody waits for', () => {
  test('takes its turn when nobody waits for an answer', async () => {
    const activity = createActivity();
    await activity.turn();
    const [first, second] = [activity.beginAnswer(), activity.beginAnswer()];
    let went = false;
    const waited = activity.turn().then(() => {
      went = true;
    });
    first();
    await turn();
    expect(went).toBe(false);
    second();
    await waited;
    expect(activity.isQuiet()).toBe(true);
  });

  test('takes it after a moment, however long somebody waits', async () => {
    const activity = createActivity();
    activity.beginAnswer();
    await activity.turn();
    expect(activity.isQuiet()).toBe(false);
  });
});

describe('the cloud is quiet', () => {
  test('when nothing is under way', async () => {
    await createActivity().quiet();
  });

  test('not before everything that was begun has ended, each counted once', async () => {
    const activity = createActivity();
    const [first, second] = [activity.begin(), activity.begin()];
    let quiet = false;
    const waited = activity.quiet().then(() => {
      quiet = true;
    });
    first();
    first();
    await turn();
    expect(quiet).toBe(false);
    second();
    await waited;
    expect(quiet).toBe(true);
  });

  test('not while an ending step hands over to its successor', async () => {
    const activity = createActivity();
    const end = activity.begin();
    let quiet = false;
    const waited = activity.quiet().then(() => {
      quiet = true;
    });
    end();
    const successor = activity.begin();
    await turn();
    expect(quiet).toBe(false);
    successor();
    await waited;
  });

  test('not while a source has something that nobody took up', async () => {
    const activity = createActivity();
    let pending = true;
    activity.addSource(() => pending);
    expect(activity.isQuiet()).toBe(false);
    const waited = activity.quiet();
    pending = false;
    activity.begin()();
    await waited;
  });

  test('never again once it broke', async () => {
    const activity = createActivity();
    activity.begin();
    const waited = activity.quiet();
    activity.fail(new Error('broke'));
    await expect(waited).rejects.toThrow('broke');
    await expect(activity.quiet()).rejects.toThrow('broke');
  });
});
