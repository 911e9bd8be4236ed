import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { huiyin } from '@huiyin/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';

const caseFile = (name: string): string =>
  fileURLToPath(new URL(`../../packages/cli/src/import/cases/${name}`, import.meta.url));

let office: BranchOffice;
beforeAll(async () => {
  office = await openOffice({ at: '2026-11-24T10:00:00+08:00' });
});
afterAll(() => office.cloud.stop());

/** What the command prints for a machine, and how it ends. */
async function importing(file: string, ...options: string[]) {
  const printed: string[] = [];
  const program = huiyin({
    fetch: globalThis.fetch,
    pause: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
    print: (line) => void printed.push(line),
    remark: () => {},
    now: () => office.cloud.clock.now(),
    isTerminal: false,
    environment: { HUIYIN_URL: Object.values(office.cloud.apis)[0] },
  });
  const words = ['import', 'orders', caseFile(file), '--map', caseFile('base.yaml'), '--json', ...options];
  const fault = await program.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { answer: JSON.parse(printed[0] ?? 'null'), fault };
}

describe('files as people have them, in a branch that runs', () => {
  it.each([
    ['01-stray-quote.csv', 3, 0],
    ['03-crlf-header-lf-rows.csv', 5, 0],
    ['10-rows-shorter-and-longer.csv', 3, 0],
    ['11-phones-as-written.csv', 5, 0],
    ['18-title-row-first.csv', 1, 1],
  ])(
    '%s: what --check says is what the import does, and a second import does nothing',
    async (file, recorded, skipped) => {
      const tally = { recorded: 0, duplicates: 0, rejected: 0, skipped };
      const { answer: forecast } = await importing(file, '--check');
      expect(forecast).toMatchObject({ recorded });
      expect(await importing(file)).toEqual({ answer: { ...tally, recorded }, fault: undefined });
      expect((await importing(file)).answer).toEqual({ ...tally, duplicates: recorded });
      expect((await importing(file, '--check')).answer).toMatchObject({ duplicate: recorded });
    },
  );

  it('the agent sees the numbers that were written, as they are dialled', async () => {
    await office.cloud.quiet();
    const phones = new Map<string, readonly string[]>();
    for (let calls = 0; calls < 17; calls += 1) {
      const task = await office.claim(`LG${2000 + calls}`);
      phones.set(task.orderId, task.contact?.phones ?? []);
      // Nobody else is given a task of a customer whose call is not on record.
      await office.answer(`LG${2000 + calls}`, task, { disposition: 'refused' });
    }
    expect(Object.fromEntries([...phones].filter(([order]) => order.startsWith('PH-')))).toEqual({
      'PH-00': ['13800000001'],
      'PH-03': ['13800000004'],
      'PH-05': ['075528880000-803'],
      'PH-06': ['13800000007'],
      'PH-09': ['13800000010'],
    });
  });

  it('null stands for a field that is absent', async () => {
    const body: unknown = JSON.parse(readFileSync(caseFile('17-null-for-absent.json'), 'utf8'));
    expect(await office.as('upstream', 'POST /work-orders', { body })).toMatchObject({ status: 200 });
  });
});
