import { claimedTaskOf } from '@huiyin/testing';
import { LANGUAGES, type Language } from '@huiyin/vocabulary';
import { expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import type { Prompts } from './prompts.ts';
import { workQueue } from './work-queue.ts';

/** What an agent picks by its value, or writes. */
const ANSWERS = ['ring', 'call-later', '21:30', 'send', '15:30', 'send', 'leave'];

/** A desk whose agent answers as above; everything that the terminal shows is on record. */
async function screenOf(language: Language): Promise<string> {
  const screen: string[] = [];
  const answers = [...ANSWERS];
  const prompts: Prompts = {
    async choose(question, choices) {
      const wanted = answers.shift();
      const found = choices.findIndex(({ value }) => value === wanted);
      screen.push(`? ${question}`, ...choices.map(({ name }, index) => `  ${index + 1}) ${name}`));
      const chosen = choices[found];
      if (!chosen) throw new Error(`${wanted} is no answer to ${question}: ${JSON.stringify(choices)}`);
      screen.push(`  > ${found + 1}`);
      return chosen.value;
    },
    async write(question) {
      const words = answers.shift() ?? '';
      screen.push(`? ${question} ${words}`);
      return words;
    },
  };
  const refusals = [{ path: 'callAgainAt', rule: 'outside-permitted-hours' }];
  const world = {
    ...worldOf({
      'POST /tasks/next': () => ({ status: 200, body: { task: claimedTaskOf() } }),
      'PUT /tasks/{taskId}/attempts/{claimId}': () => {
        const issue = refusals.shift();
        return issue
          ? {
              status: 422,
              body: {
                type: 'about:blank',
                title: 'attempt invalid',
                status: 422,
                traceId: 't',
                issues: [issue],
              },
            }
          : {
              status: 200,
              body: {
                result: 'recorded',
                taskState: 'open',
                correctableUntil: '2026-10-05T02:10:00.000Z',
                next: {
                  none: 'outside-permitted-hours',
                  askAgainAt: '2026-10-05T06:00:00.000Z',
                  zone: 'Asia/Shanghai',
                },
              },
            };
      },
    }),
    print: (line: string) => void screen.push(line),
    remark: (line: string) => void screen.push(line),
  };
  const session = openSession(
    { data: 'nowhere', json: false, english: language === 'en', person: 'agent-07' },
    world,
  );
  const drafts = { load: () => undefined, save: () => {}, remove: () => {} };
  await workQueue({ session, prompts, drafts });
  return `${screen.join('\n')}\n`;
}

test.each(LANGUAGES)('the desk and its refusals look as docs/screens shows them (%s)', async (language) => {
  await expect(await screenOf(language)).toMatchFileSnapshot(`../../../../docs/screens/desk.${language}.txt`);
});
