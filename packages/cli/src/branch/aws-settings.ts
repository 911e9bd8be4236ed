import type { RunFile } from '@huiyin/client/run-file';
import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

/** How an SDK client reaches the branch: the endpoints of one that runs here, else the caller's own AWS credentials. */
export const awsSettings = ({ local }: Session, service: keyof RunFile['endpoints']) =>
  local
    ? {
        endpoint: local.endpoints[service],
        region: local.region,
        credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
      }
    : {};

/** The branch whose cloud parts are meant: the one named, else the one that runs here. */
export function branchMeant({ local }: Session, named: string | undefined): string {
  const branch = named ?? local?.branch;
  if (branch === undefined) throw new Fault('branch-unnamed', 'no branch runs here: name one with --branch');
  return branch;
}
