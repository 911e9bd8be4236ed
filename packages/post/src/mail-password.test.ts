import { SSMClient } from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';
import { mailPassword } from './mail-password.ts';

/** A store whose parameter has these values, one after the other; `asked` is what it was asked. */
function storeOf(...values: (string | undefined)[]) {
  const asked: unknown[] = [];
  const client = new SSMClient({
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        asked.push(input);
        return { output: { $metadata: {}, Parameter: { Value: values.shift() } }, response: {} };
      },
    { step: 'initialize', priority: 'high' },
  );
  return { client, asked };
}
const NAME = '/huiyin/longgang/mail-password';

it('the password is read in clear, and anew each time, so that a change holds at once', async () => {
  const { client, asked } = storeOf('first', 'second');
  const password = mailPassword(NAME, client);
  expect([await password(), await password()]).toEqual(['first', 'second']);
  expect(asked).toEqual([
    { Name: NAME, WithDecryption: true },
    { Name: NAME, WithDecryption: true },
  ]);
});

it('a parameter that holds nothing is named', async () => {
  await expect(mailPassword(NAME, storeOf(undefined).client)()).rejects.toMatchObject({
    code: 'no-mail-password',
    message: `The parameter ${NAME} holds nothing`,
  });
});
