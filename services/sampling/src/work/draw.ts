import { type Day, monthOfDay } from '@huiyin/calendar';
import { drawer, type OrderDraw } from '@huiyin/draw';
import type { KeyRing } from '@huiyin/seal';

/** The key ring answers the same bytes for a month as long as it lives. */
const drawers = new WeakMap<Uint8Array, (orderId: string) => OrderDraw>();

/** An order's draw, under the key of its branch and of the month of its counted day. */
export async function drawOf(
  keys: Pick<KeyRing, 'secret'>,
  { orderId, countedDay }: { readonly orderId: string; readonly countedDay: Day },
): Promise<OrderDraw> {
  const key = await keys.secret('sampling', monthOfDay(countedDay));
  const draw = drawers.get(key) ?? drawer(key);
  drawers.set(key, draw);
  return draw(orderId);
}
