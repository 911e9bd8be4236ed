import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

describe('what is remembered', () => {
  it('outlives an earlier load of its name that fails late', async () => {
    const loads: PromiseWithResolvers<string>[] = [];
    const remembered = remember(
      () => new Date(0),
      1000,
      () => {
        const load = Promise.withResolvers<string>();
        loads.push(load);
        return load.promise;
      },
    );
    const first = remembered.get('key');
    remembered.forgetAll();
    const second = remembered.get('key');
    loads[0]?.reject(new Error('late'));
    await expect(first).rejects.toThrow('late');
    expect(remembered.get('key')).toBe(second);
    expect(loads).toHaveLength(2);
  });
});
