import { describe, expect, it } from 'vitest';
import { shell } from './shell.ts';
import { lambdaContext } from './testing/events.ts';
import { logDouble } from './testing/log.double.ts';

const outOfTime = { ...lambdaContext(), getRemainingTimeInMillis: () => 0 };
const never = () => new Promise<string>(() => {});

describe('the shell of a function', () => {
  it('hands on what its door answers', async () => {
    const { log, lines } = logDouble();
    expect(await shell(log, async (name: string) => `for ${name}`)('me', lambdaContext())).toBe('for me');
    expect(lines).toEqual([]);
  });

  it('says in the log that time ran out, and fails', async () => {
    const { log, lines } = logDouble();
    await expect(shell(log, never)('event', outOfTime)).rejects.toMatchObject({ code: 'function-failed' });
    expect(lines).toMatchObject([{ what: 'function-failed', error: { name: 'TimeoutError' } }]);
  });

  it('answers instead of failing where somebody waits for an answer', async () => {
    const { log, lines } = logDouble();
    expect(await shell(log, never, (event) => `sorry, ${event}`)('me', outOfTime)).toBe('sorry, me');
    expect(lines).toHaveLength(1);
  });
});
