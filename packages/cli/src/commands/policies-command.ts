import type { AnswerOf } from '@huiyin/client';
import { samplingPolicy } from '@huiyin/contracts';
import { readSettings } from '@huiyin/files';
import type { Session } from '../session.ts';

type Policies = AnswerOf<'GET /policies'>;

/** `huiyin policies list` */
export async function listPolicies(session: Session): Promise<void> {
  const answer = await session.api.call('GET /policies', {}, session.user('supervisor'));
  session.answer(answer, () => linesOf(session, answer));
}

/** `huiyin policies put FILE`: the file holds one policy as in the branch's own file; without a deployment. */
export async function putPolicy(session: Session, file: string): Promise<void> {
  const { version, ...body } = await readSettings(file, samplingPolicy);
  const answer = await session.api.call(
    'PUT /policies/{version}',
    { path: { version }, body },
    session.user('supervisor'),
  );
  session.answer(answer, () => linesOf(session, answer));
}

const linesOf = ({ text }: Session, { policies }: Policies): string[] =>
  policies.map(({ version, from, source, rates, segments = {} }) => {
    const listed = Object.entries({ ...rates, ...segments }).map(([name, rate]) => `${name} ${rate}`);
    const origin = source === 'api' ? text('接口', 'api') : text('分公司文件', 'branch-file');
    return `${version}  ${text(`${from} 起（${origin}）`, `from ${from}  (${origin})`)}  ${listed.join(' · ')}`;
  });
