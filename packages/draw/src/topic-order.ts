import type { TopicScope } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import type { OrderDraw } from './is-sampled.ts';

/** What a topic's scope asks of an order. */
interface ScopedOrder {
  readonly businessType: string;
  readonly team: string;
  readonly partner?: string | undefined;
}

/** Is an order of one of the served days what the topic is about? */
export const isInScope = (
  { businessType, team, partner }: ScopedOrder,
  { businessTypes, teams, partners }: Pick<TopicScope, 'businessTypes' | 'teams' | 'partners'>,
): boolean =>
  businessTypes.includes(businessType) &&
  (teams?.includes(team) ?? true) &&
  (partners === undefined || (partner !== undefined && partners.includes(partner)));

/** The same of an order of whatever day. */
export const isServedInScope = (
  order: ScopedOrder & { readonly countedDay: string },
  scope: TopicScope,
): boolean =>
  scope.served.first <= order.countedDay && order.countedDay <= scope.served.last && isInScope(order, scope);

/** What of a topic is drawn: neither id has a slash in it, so no order of the routine sample is drawn alike. */
export const topicDrawOf = (draw: (text: string) => OrderDraw, topicId: string, orderId: string): OrderDraw =>
  draw(`${topicId}/${orderId}`);

/** The orders in the sequence in which a topic's sample takes them: the highest draw first, equal ones by their id. */
export const inTopicOrder = <Drawn extends { readonly orderId: string; readonly draw: OrderDraw }>(
  orders: readonly Drawn[],
): Drawn[] => orders.toSorted((a, b) => compareText(b.draw, a.draw) || compareText(a.orderId, b.orderId));
