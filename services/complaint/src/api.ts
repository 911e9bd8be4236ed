import { type BranchConfiguration, customer, type RouteOf } from '@huiyin/contracts';
import { type Clock, dayOf, done, type Outcome, refuse, toInstant } from '@huiyin/kernel';
import { httpHandler, type Log, type RouteRequest } from '@huiyin/lambda';
import { KeyDestroyed, type KeyRing, monthOf, open, seal } from '@huiyin/seal';
import { type KeptCase, publicCase } from './domain/complaint-case.ts';
import { acknowledge, type CaseRefusal, conclude, reveal } from './domain/handle.ts';
import type { CaseStore } from './store.ts';

export interface ApiParts {
  readonly branch: BranchConfiguration;
  readonly store: CaseStore;
  readonly keys: KeyRing;
  readonly log: Log;
  readonly now: Clock;
}

type CaseRoute = Extract<RouteOf<'complaint'>, `${string}{caseId}${string}`>;
type Refusal = CaseRefusal | 'no-such-case';

/** What an owner sees of a customer; districts, segments and the like stay in the envelope. */
const contact = customer.pick({ name: true, phones: true, address: true }).strip();

/** The door for complaint officers and supervisors. */
export function api(parts: ApiParts) {
  const { branch, store, keys, now } = parts;

  /** Lets a rule change the case of the request; answers the case as it is then. */
  const command = (
    request: RouteRequest<CaseRoute>,
    emits: readonly string[],
    rule: (kept: KeptCase, at: string) => Outcome<KeptCase, CaseRefusal>,
  ): Promise<Outcome<KeptCase, Refusal>> => {
    const at = toInstant(now());
    return store.change<Outcome<KeptCase, Refusal>>(request.path.caseId, request.traceId, at, (kept) => {
      if (!kept) return { change: undefined, answer: refuse('no-such-case') };
      const outcome = rule(kept, at);
      return { change: outcome.ok ? { next: outcome.value, emits } : undefined, answer: outcome };
    });
  };

  const shown = (outcome: Outcome<KeptCase, Refusal>) =>
    outcome.ok ? done(publicCase(outcome.value)) : outcome;

  const openSealed = async (sealed: string, context: readonly string[]): Promise<string | undefined> => {
    try {
      return open(await keys.privateKey(monthOf(sealed)), sealed, context);
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  };

  return httpHandler<RouteOf<'complaint'>, Refusal>({
    log: parts.log,
    refusals: {
      'no-such-case': 404,
      'owned-by-supervisor': 403,
      'already-acknowledged': 409,
      'not-acknowledged': 409,
      'already-concluded': 409,
      'case-closed': 409,
    },
    routes: {
      'GET /complaints': async ({ query }) => {
        const { items, next } = await store.list(query.state, query.next);
        return done({
          complaints: items.map(({ state }) => publicCase(state)),
          ...(next !== undefined && { next }),
        });
      },

      'GET /complaints/{caseId}': async ({ path }) => {
        const found = await store.load(path.caseId);
        return found ? done(publicCase(found.state)) : refuse('no-such-case');
      },

      'POST /complaints/{caseId}/acknowledge': async (request) =>
        shown(
          await command(request, ['complaint.acknowledged'], (kept, at) =>
            acknowledge(kept, request.caller, request.body.owner, at),
          ),
        ),

      'POST /complaints/{caseId}/conclude': async (request) => {
        const { valid, responsible, conclusion } = request.body;
        const key = await keys.publicKey(dayOf(toInstant(now()), branch.zone).slice(0, 7));
        return shown(
          await command(request, ['complaint.concluded', 'second-callback.requested'], (kept, at) => {
            const context = [branch.branch, kept.caseId, String(kept.round)];
            const words = { at, sealed: seal(key, conclusion, context), context };
            return conclude(kept, request.caller, { valid, responsible, words }, at);
          }),
        );
      },

      'POST /complaints/{caseId}/reveal': async (request) => {
        const { reason } = request.body;
        const outcome = await command(request, [], (kept, at) => reveal(kept, request.caller, reason, at));
        if (!outcome.ok) return outcome;
        const kept = outcome.value;
        // Written down and logged first, opened after that.
        request.log.info('customer-revealed', {
          caseId: kept.caseId,
          caller: request.caller.id,
          rule: reason,
        });
        const opened =
          kept.customer &&
          (await openSealed(kept.customer.sealedContact, [
            branch.branch,
            kept.orderId,
            String(kept.revision),
          ]));
        const words = await Promise.all(
          kept.words.map(async ({ at, sealed, context }) => ({
            at,
            text: await openSealed(sealed, context),
          })),
        );
        return done({
          ...(opened !== undefined && { contact: contact.parse(JSON.parse(opened)) }),
          words: words.flatMap(({ at, text }) => (text === undefined ? [] : [{ at, text }])),
        });
      },

      'GET /open-complaints/{month}': async ({ path }) => {
        const open: { id: string; month: string }[] = [];
        for await (const state of everyOpen(store)) {
          const sealed = [...state.words.map((word) => word.sealed), state.customer?.sealedContact];
          const needs = sealed.some((each) => each !== undefined && monthOf(each) === path.month);
          if (needs) open.push({ id: state.caseId, month: path.month });
        }
        return done({ open });
      },
    },
  });
}

async function* everyOpen(store: CaseStore): AsyncGenerator<KeptCase> {
  let after: string | undefined;
  do {
    const page = await store.list('open', after);
    for (const { state } of page.items) yield state;
    after = page.next;
  } while (after !== undefined);
}
