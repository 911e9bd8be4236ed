import { dayOf, type Instant, monthOfDay, toInstant } from '@huiyin/calendar';
import type { RequestBody } from '@huiyin/contracts';
import type { Outcome } from '@huiyin/kernel';
import { dialledPhone, plainPhone } from '@huiyin/phones';
import { fingerprint, type KeyRing, keyedHashText, seal } from '@huiyin/seal';
import { contactContext, requestContext } from '@huiyin/vocabulary';
import type { CaseFile } from '../domain/case-file.ts';
import type { Actor } from '../domain/commands.ts';
import {
  type AcceptedRequest,
  type CaseRequest,
  judgeRequest,
  type RequestRefusal,
} from '../domain/request.ts';
import type { CaseRefusal } from '../domain/transitions.ts';
import { type CaseDeps, commandCase } from './command-case.ts';
import { forgetIfForgotten } from './forget-case.ts';

export interface RequestCommand {
  readonly body: RequestBody;
  readonly actor: Actor;
  readonly traceId: string;
}

type Deps = CaseDeps & { readonly keys: KeyRing };

/** Somebody turned to the branch: their case is raised, or found under the same reference. Sealed before anything is stored. */
export const takeRequest =
  (deps: Deps) =>
  async ({
    body,
    actor,
    traceId,
  }: RequestCommand): Promise<Outcome<CaseFile, CaseRefusal | RequestRefusal>> => {
    const at = toInstant(deps.now());
    const judged = judgeRequest(body, at, deps.branch);
    if (!judged.ok) return judged;
    const request = await sealRequest(deps, judged.value, at);
    const { caseId } = request;
    const outcome = await commandCase(
      deps,
      caseId,
      { traceId, at },
      () => ({ kind: 'request', request, actor, at }),
      { assume: 'absent' },
    );
    if (!outcome.ok || !request.customer) return outcome;
    // Also when it came again: whoever saved it may have died before they asked.
    return (await forgetIfForgotten(deps, caseId, request.customer.customerKey, { traceId, at })) ?? outcome;
  };

/** The period of keys that never rotate. */
const ALWAYS = 'all';

async function sealRequest(
  { branch, keys }: Deps,
  { body: { customer, words, ...body }, ...accepted }: AcceptedRequest,
  at: Instant,
): Promise<CaseRequest> {
  const key = await keys.publicKey(monthOfDay(dayOf(at, branch.zone)));
  const said = seal(key, words, requestContext(branch.branch, accepted.caseId));
  return {
    ...accepted,
    body,
    fingerprint: fingerprint(await keys.secret('fingerprint', ALWAYS), { ...body, customer, words }),
    ...(customer && (await sealCustomer(customer))),
    words: { kind: 'request', at: accepted.receivedAt, sealed: said },
  };

  async function sealCustomer({
    id,
    ...contact
  }: NonNullable<RequestBody['customer']>): Promise<Pick<CaseRequest, 'customer'>> {
    const numbers = contact.phones.map(plainPhone);
    const known = id ?? numbers[0] ?? '';
    const year = Number(accepted.order.countedDay.slice(0, 'YYYY'.length));
    const secretOf = (each: number) => keys.secret('customer', String(each));
    const [secret, secretBefore] = await Promise.all([secretOf(year), secretOf(year - 1)]);
    return {
      customer: {
        customerKey: keyedHashText(secret, [known]),
        earlierKey: keyedHashText(secretBefore, [known]),
        numbersKey: keyedHashText(secret, [known, ...numbers.toSorted()]),
        sealedContact: seal(
          key,
          JSON.stringify({ ...contact, phones: contact.phones.map(dialledPhone) }),
          contactContext(branch.branch, accepted.order),
        ),
      },
    };
  }
}
