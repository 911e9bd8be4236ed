import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ServiceName } from '@huiyin/services';
import { namesOf } from '@huiyin/surface';
import { awsSettings, branchMeant } from '../branch/aws-settings.ts';
import { restoreTable } from '../restore/restore-table.ts';
import type { Session } from '../session.ts';

/** `huiyin tables restore SERVICE COPY` */
export async function restoreCommand(
  session: Session,
  service: ServiceName,
  copy: string,
  branch?: string,
): Promise<void> {
  const table = namesOf(branchMeant(session, branch)).table(service);
  const figures = await restoreTable({
    dynamodb: new DynamoDBClient(awsSettings(session, 'dynamodb')),
    copy,
    table,
    pause: session.world.pause,
    onProgress: ({ restored, removed }) =>
      session.world.remark(
        session.text(
          `已移除 ${removed} 项，已恢复 ${restored} 项`,
          `${removed} items removed, ${restored} restored`,
        ),
      ),
  });
  session.answer(figures, () => [
    session.text(
      `${figures.restored} 项与 ${copy} 一致，其后的 ${figures.removed} 项已移除`,
      `${figures.restored} items lie as in ${copy}, ${figures.removed} later ones are gone`,
    ),
  ]);
}
