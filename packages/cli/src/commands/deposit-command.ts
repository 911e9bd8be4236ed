import { DEPOSIT_REASON_NAMES, LIABLE_LINK_NAMES } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

/** `huiyin deposit 2026-10`: the accounts of the service risk deposit in one month. */
export async function showDeposit(session: Session, month: string): Promise<void> {
  const { language, text } = session;
  const found = await session.api.call(
    'GET /deposits/{month}',
    { path: { month } },
    session.user('supervisor'),
  );
  const unit = found.unit?.[language] ?? '';
  session.answer(found, () =>
    found.accounts.length === 0
      ? [text(`${month} 服务风险金没有记录`, `nothing was booked on the service risk deposit in ${month}`)]
      : found.accounts.flatMap(({ link, account, total, entries }) => [
          `${LIABLE_LINK_NAMES[link][language]} ${account}: ${total} ${unit}`,
          ...entries.map(
            ({ caseId, amount, because }) =>
              `   ${amount}  ${DEPOSIT_REASON_NAMES[because][language]}  ${caseId}`,
          ),
        ]),
  );
}
