import type { RedistributionAnswer, RedistributionPlan, RedistributionRule } from '@huiyin/contracts';
import type { Session } from '../session.ts';

/** The rule as it is typed: as many as a redistribution may move, unless fewer are said. */
export type RuleTyped = Omit<RedistributionRule, 'atMost'> & { readonly atMost?: number };

function linesOf(
  { text }: Session,
  { moves, passedOver, unfit, left, isWhole }: RedistributionPlan,
): readonly string[] {
  return [
    ...moves.map(({ caseId, to, outcome }) => [caseId, '→', to, ...(outcome ? [outcome] : [])].join(' ')),
    ...passedOver.map(({ caseId, because }) => `${caseId}  ${text('不动', 'stays')}: ${because}`),
    ...unfit.map(({ person, because, cases }) =>
      text(
        `${person} 不能承办其中 ${cases} 件：${because}`,
        `${person} may not have ${cases} of them: ${because}`,
      ),
    ),
    text(
      `转出 ${moves.length} 件，不动 ${passedOver.length} 件，超出上限 ${left} 件`,
      `${moves.length} to move, ${passedOver.length} to stay, ${left} beyond the limit`,
    ),
    ...(isWhole
      ? []
      : [
          text(
            '其在办案件过多，只看了最紧迫的部分',
            'they own more than was looked through: the most pressing',
          ),
        ]),
  ];
}

/** `huiyin complaints redistribute … --dry-run` */
export async function checkRedistribution(session: Session, body: RuleTyped): Promise<void> {
  const plan = await session.api.call('POST /redistributions/check', { body }, session.user('supervisor'));
  session.answer(plan, () => linesOf(session, plan));
}

/** `huiyin complaints redistribute …`: the same id again is the same redistribution, as far as it has come. */
export async function redistributeComplaints(
  session: Session,
  body: RuleTyped,
  redistributionId: string,
): Promise<void> {
  const begun = await session.api.call(
    'PUT /redistributions/{redistributionId}',
    { path: { redistributionId }, body },
    session.user('supervisor'),
  );
  tell(session, begun);
}

/** `huiyin complaints redistribution ID` */
export async function showRedistribution(session: Session, redistributionId: string): Promise<void> {
  const found = await session.api.call(
    'GET /redistributions/{redistributionId}',
    { path: { redistributionId } },
    session.user('supervisor'),
  );
  tell(session, found);
}

/** `huiyin complaints redistributions`: the newest of them. */
export async function listRedistributions(session: Session): Promise<void> {
  const { text } = session;
  const answer = await session.api.call('GET /redistributions', {}, session.user('supervisor'));
  session.answer(answer, () =>
    answer.redistributions.map(({ redistributionId, by, from, to, moves, offered, refused, isDone }) =>
      [
        `${redistributionId}  ${by}  ${from} → ${to.join(' ')}`,
        text(
          `已转 ${offered}/${moves}，未转成 ${refused}`,
          `${offered}/${moves} offered, ${refused} refused`,
        ),
        stateOf(session, isDone),
      ].join('  '),
    ),
  );
}

const stateOf = ({ text }: Session, isDone: boolean): string =>
  isDone ? text('已完成', 'done') : text('进行中', 'going on');

function tell(session: Session, found: RedistributionAnswer): void {
  session.answer(found, () => [
    ...linesOf(session, found),
    `${found.redistributionId}  ${stateOf(session, found.isDone)}`,
  ]);
}
