import type { AnswerOf } from '@huiyin/client';
import type { Session } from '../session.ts';

type Plan = AnswerOf<'GET /plan'>;

export interface PlanOptions {
  readonly agents: string;
  readonly households?: string;
}

/** `huiyin plan --agents N`: what so many agents can know of the branch, its teams and business types, and by which rates. */
export async function planCommand(session: Session, { agents, households }: PlanOptions): Promise<void> {
  const user = session.user('supervisor');
  const [plan, branch] = await Promise.all([
    session.api.call(
      'GET /plan',
      { query: { agents, ...(households !== undefined && { households }) } },
      user,
    ),
    session.api.call('GET /branch', {}, user),
  ]);
  const nameOf = (named: readonly { readonly id: string; readonly name: { zh: string; en: string } }[]) => {
    const names = new Map(named.map(({ id, name }) => [id, name[session.language]]));
    return (id: string) => names.get(id) ?? id;
  };
  session.answer(plan, () =>
    planLines(session, plan, { team: nameOf(branch.teams), type: nameOf(branch.businessTypes) }),
  );
}

interface Names {
  readonly team: (id: string) => string;
  readonly type: (id: string) => string;
}

function planLines({ text }: Session, plan: Plan, names: Names): string[] {
  const { agents, households, capacity, orders, branch, equalPrecision, months } = plan;
  const width = (half: number | null) => (half === null ? text('未知', 'unknown') : `± ${half}`);
  const heading = text(
    '  比例 现在 → 计划，95 % 区间半宽（百分点）',
    '  rate now → planned, half width of the 95 % interval in points',
  );
  return [
    text(
      `按 ${months.join('、')} 计划：${agents} 人 × ${households} 户 = ${capacity} 次回访，预计工单 ${orders}`,
      `planned by ${months.join(', ')}: ${agents} agents × ${households} households = ${capacity} calls; ${orders} orders expected`,
    ),
    text(
      `全公司满意率：现在 ${branch.now.calls} 次 ${width(branch.now.halfWidth)}；计划 ${branch.planned.calls} 次 ${width(branch.planned.halfWidth)}；再加一人 ${width(branch.oneMore.halfWidth)}`,
      `the branch's satisfaction: now ${branch.now.calls} calls ${width(branch.now.halfWidth)}; planned ${branch.planned.calls} calls ${width(branch.planned.halfWidth)}; with one agent more ${width(branch.oneMore.halfWidth)}`,
    ),
    equalPrecision === null
      ? text('有班组未被回访：现在的精度未知', 'some are not called at all: nothing is known to compare with')
      : text(
          `同等精度只需 ${equalPrecision.calls} 次：比现在的比例少 ${equalPrecision.saved} 次（${percent(equalPrecision.savedShare)}）`,
          `as precise with ${equalPrecision.calls} calls: ${equalPrecision.saved} fewer than by the present rates (${percent(equalPrecision.savedShare)})`,
        ),
    heading,
    ...plan.strata.map(
      ({ team, businessType, orders: own, now, planned }) =>
        `  ${names.team(team)} · ${names.type(businessType)}  ${text(`工单 ${own}`, `${own} orders`)}  ${percent(now.rate)} → ${percent(planned.rate)}  ${width(now.halfWidth)} → ${width(planned.halfWidth)}`,
    ),
    ...plan.teams.map((each) => `  ${names.team(each.team)}  ${width(each.now)} → ${width(each.planned)}`),
    ...plan.businessTypes.map(
      (each) => `  ${names.type(each.businessType)}  ${width(each.now)} → ${width(each.planned)}`,
    ),
  ];
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
