import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Fault } from '@huiyin/kernel';

/** The password of the branch's mail account, out of this SecureString of the Parameter Store; throws a Fault where it is empty. */
export function mailPassword(
  name: string,
  client = new SSMClient({ maxAttempts: 3 }),
): () => Promise<string> {
  return async () => {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    if (!Parameter?.Value) throw new Fault('no-mail-password', `The parameter ${name} holds nothing`);
    return Parameter.Value;
  };
}
