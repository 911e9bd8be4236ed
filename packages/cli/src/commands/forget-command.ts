import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

export interface ForgetOptions {
  /** One of the customer's orders: the branch refuses when it is somebody else's. */
  readonly order?: string;
  /** Does not ask. */
  readonly yes: boolean;
}

/**
 * `huiyin forget CUSTOMER`: asks first, since it cannot be undone. Without an order nobody can say whether there is such a
 * customer (what is stored is no id, but its hash), and the answer says that.
 */
export async function forgetCustomer(
  session: Session,
  customerId: string,
  { order: orderId, yes }: ForgetOptions,
  write: (question: string) => Promise<string>,
): Promise<void> {
  const { text, when } = session;
  if (!yes) {
    if (!session.world.isTerminal)
      throw new Fault(
        'not-confirmed',
        text(
          '删除客户信息不可恢复：请在终端运行以便确认，或加 --yes',
          'forgetting cannot be undone: run it in a terminal, where it asks, or say --yes',
        ),
      );
    const again = await write(
      text(
        '该客户的信息将在各处删除，不可恢复。请再次输入客户编号以确认',
        'This customer is forgotten everywhere, for good. Write the customer’s id once more',
      ),
    );
    if (again.trim() !== customerId)
      throw new Fault(
        'not-confirmed',
        text('两次输入不一致，未作任何删除', 'the two ids differ: nothing is forgotten'),
      );
  }
  const body = { customerId, ...(orderId !== undefined && { orderId }) };
  const forgotten = await session.api.call(
    'POST /forgotten-customers',
    { body },
    session.user('administrator'),
  );
  const { forgottenAt, askedBefore } = forgotten;
  session.answer({ ...forgotten, checked: orderId !== undefined }, () => [
    orderId === undefined
      ? text(
          `已于 ${when(forgottenAt)} 登记：各服务将删除此编号下的一切。未核对是否确有此客户（加 --order 工单号可核对）`,
          `written down at ${when(forgottenAt)}: every service drops what it holds under this id. Whether there is such a customer was not checked (--order ORDER does)`,
        )
      : text(
          `工单 ${orderId} 属于该客户；已于 ${when(forgottenAt)} 登记，各服务将删除其信息`,
          `order ${orderId} is this customer’s; written down at ${when(forgottenAt)}, every service drops what it holds`,
        ),
    ...(askedBefore === undefined
      ? []
      : [text(`此前已于 ${when(askedBefore)} 登记过`, `it was asked before, at ${when(askedBefore)}`)]),
  ]);
}
