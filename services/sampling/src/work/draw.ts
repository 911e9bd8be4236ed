import { type Day, monthOfDay } from '@huiyin/calendar';
import { drawer, type OrderDraw, topicDrawOf } from '@huiyin/draw';
import type { KeyRing } from '@huiyin/seal';

/** The key ring answers the same bytes for a month as long as it lives. */
const drawers = new WeakMap<Uint8Array, (text: string) => OrderDraw>();

interface DrawnOrder {
  readonly orderId: string;
  readonly countedDay: Day;
}

/** An order's draw, under the key of its branch and of the month of its counted day. */
export const drawOf = async (keys: Pick<KeyRing, 'secret'>, order: DrawnOrder): Promise<OrderDraw> =>
  (await drawerFor(keys, order))(order.orderId);

/** The same in a topic's sample, under the same key. */
export const topicDrawOfOrder = async (
  keys: Pick<KeyRing, 'secret'>,
  topicId: string,
  order: DrawnOrder,
): Promise<OrderDraw> => topicDrawOf(await drawerFor(keys, order), topicId, order.orderId);

async function drawerFor(
  keys: Pick<KeyRing, 'secret'>,
  { countedDay }: Pick<DrawnOrder, 'countedDay'>,
): Promise<(text: string) => OrderDraw> {
  const key = await keys.secret('sampling', monthOfDay(countedDay));
  const draw = drawers.get(key) ?? drawer(key);
  drawers.set(key, draw);
  return draw;
}
