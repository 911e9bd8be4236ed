import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { forgetCustomer } from './forget-command.ts';

const FORGOTTEN_AT = '2026-10-05T02:00:00.000Z';
const atOffice = ({
  isTerminal = true,
  askedBefore,
}: {
  isTerminal?: boolean;
  askedBefore?: string;
} = {}) => {
  const world = {
    ...worldOf({
      'POST /forgotten-customers': () => ({
        status: 200,
        body: { forgottenAt: FORGOTTEN_AT, ...(askedBefore !== undefined && { askedBefore }) },
      }),
    }),
    isTerminal,
  };
  return {
    world,
    session: openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: true }, world),
  };
};
const unasked = (): never => {
  throw new Error('nobody was to be asked');
};

describe('to forget a customer', () => {
  test('is asked about first; another id the second time forgets nobody', async () => {
    const { world, session } = atOffice();
    const slip = forgetCustomer(session, 'C-1', { yes: false }, async () => 'C-2');
    await expect(slip).rejects.toMatchObject({ code: 'not-confirmed' });
    expect(world.received).toEqual([]);
    await forgetCustomer(session, 'C-1', { yes: false }, async () => ' C-1 ');
    expect(world.received).toMatchObject([{ body: { customerId: 'C-1' }, token: 'administrator/' }]);
  });

  test('needs --yes where nobody can be asked', async () => {
    const { world, session } = atOffice({ isTerminal: false });
    await expect(forgetCustomer(session, 'C-1', { yes: false }, unasked)).rejects.toThrow('--yes');
    await forgetCustomer(session, 'C-1', { yes: true }, unasked);
    expect(world.received).toHaveLength(1);
  });

  test('says that nobody knows whether there is such a customer, unless an order was named', async () => {
    const { world, session } = atOffice({ askedBefore: '2026-10-01T02:00:00.000Z' });
    await forgetCustomer(session, 'C-1', { yes: true }, unasked);
    expect(world.printed).toEqual([
      expect.stringContaining('was not checked'),
      'it was asked before, at 2026-10-01 10:00',
    ]);
    await forgetCustomer(session, 'C-1', { yes: true, order: 'WO-1' }, unasked);
    expect(world.received.at(-1)?.body).toEqual({ customerId: 'C-1', orderId: 'WO-1' });
    expect(world.printed.join()).toContain('order WO-1 is this customer’s');
    expect(world.printed.join()).not.toContain('C-1 ');
  });
});
