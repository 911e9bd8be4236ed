import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { namesOf } from '@huiyin/surface';
import { awsSettings, branchMeant } from '../branch/aws-settings.ts';
import { mergeKeys } from '../restore/merge-keys.ts';
import type { Session } from '../session.ts';

/** `huiyin keys merge TABLE`: after a restore of the keys table. */
export async function mergeKeysCommand(
  session: Session,
  restoredTable: string,
  branch?: string,
): Promise<void> {
  const keysTable = namesOf(branchMeant(session, branch)).table('keys');
  const dynamodb = new DynamoDBClient(awsSettings(session, 'dynamodb'));
  const figures = await mergeKeys({ dynamodb, restoredTable, keysTable });
  session.answer(figures, () => [
    session.text(
      `找回 ${figures.merged} 把密钥，${figures.alreadyThere} 把原已存在`,
      `${figures.merged} keys brought back, ${figures.alreadyThere} were there already`,
    ),
  ]);
}
