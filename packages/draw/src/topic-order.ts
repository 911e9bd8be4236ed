import { compareText } from '@huiyin/kernel';
import type { OrderDraw } from './is-sampled.ts';

/** What of a topic is drawn: neither id has a slash in it, so no order of the routine sample is drawn alike. */
export const topicDrawOf = (draw: (text: string) => OrderDraw, topicId: string, orderId: string): OrderDraw =>
  draw(`${topicId}/${orderId}`);

/** The orders in the sequence in which a topic's sample takes them: the highest draw first, equal ones by their id. */
export const inTopicOrder = <Drawn extends { readonly orderId: string; readonly draw: OrderDraw }>(
  orders: readonly Drawn[],
): Drawn[] => orders.toSorted((a, b) => compareText(b.draw, a.draw) || compareText(a.orderId, b.orderId));
