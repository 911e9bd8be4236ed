import type { AnswerOf, ApiUser, BranchApi } from '@huiyin/client';
import { type RecordedPolicy, type SamplingPolicy, samplingPolicy } from '@huiyin/contracts';
import { readSettings } from '@huiyin/files';
import { POLICY_ACT_NAMES, POLICY_STATE_NAMES } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

type Policies = AnswerOf<'GET /policies'>;

/** `huiyin policies list` */
export const listPolicies = (session: Session): Promise<void> =>
  changePolicies(session, ({ api }, user) => api.call('GET /policies', {}, user));

/** `huiyin policies propose FILE`: the file holds one policy as in the branch's own file. */
export async function proposePolicy(session: Session, file: string): Promise<void> {
  const { version, ...body } = await readSettings(file, samplingPolicy);
  await changePolicies(session, ({ api }, user) =>
    api.call('PUT /policies/{version}', { path: { version }, body }, user),
  );
}

/** `huiyin policies approve VERSION`; without a day from the one that was proposed, or from tomorrow. */
export const approvePolicy = (session: Session, version: string, from: string | undefined): Promise<void> =>
  changePolicies(session, ({ api }, user) =>
    api.call(
      'POST /policies/{version}/approve',
      { path: { version }, body: from === undefined ? {} : { from } },
      user,
    ),
  );

/** Has something done with policies, and shows what there are by then. */
export async function changePolicies(
  session: Session,
  change: (session: { readonly api: BranchApi }, user: ApiUser) => Promise<Policies>,
): Promise<void> {
  const answer = await change(session, session.user('supervisor'));
  session.answer(answer, () => [
    ...answer.policies.map((policy) => lineOf(session, policy)),
    ...answer.proposals.filter(({ state }) => state !== 'approved').flatMap((each) => linesOf(session, each)),
  ]);
}

function lineOf({ text }: Session, policy: Policies['policies'][number]): string {
  const { version, from, source } = policy;
  const origin = source === 'api' ? text('接口', 'api') : text('分公司文件', 'branch-file');
  return `${version}  ${text(`${from} 起（${origin}）`, `from ${from}  (${origin})`)}  ${ratesOf(policy)}`;
}

/** A proposal that is not in force: where it stands, what it says, and who did what with it. */
function linesOf({ text, when }: Session, { state, acts, ...policy }: RecordedPolicy): string[] {
  const { zh, en } = POLICY_STATE_NAMES[state];
  const { version, from } = policy;
  return [
    `${version}  ${text(`${zh}，${from} 起`, `${en}, from ${from}`)}  ${ratesOf(policy)}`,
    ...acts.map(
      ({ act, at, by }) => `  ${when(at)}  ${by} ${text(POLICY_ACT_NAMES[act].zh, POLICY_ACT_NAMES[act].en)}`,
    ),
  ];
}

const ratesOf = ({
  rates,
  segments = {},
  teams = {},
}: Pick<SamplingPolicy, 'rates' | 'segments' | 'teams'>): string =>
  [
    ...Object.entries({ ...rates, ...segments }),
    ...Object.entries(teams).flatMap(([team, own]) =>
      Object.entries(own).map(([type, { rate }]) => [`${team}/${type}`, rate] as const),
    ),
  ]
    .map(([name, rate]) => `${name} ${rate}`)
    .join(' · ');
