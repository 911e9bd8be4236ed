import { ApiRefusal } from '@huiyin/client';
import { mayCall, type RoomAnswer } from '@huiyin/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { spanOf, timeOf } from '../../i18n/moments.ts';
import { RULES } from '../../i18n/words.ts';

type RoomClaim = RoomAnswer['claims'][number];

const FREE = 'DELETE /room/claims/{taskId}/{claimId}';

/** Who has which customer, and for how long; a shift leader ends the lease of somebody who has left. */
export function RoomClaims({ claims }: { readonly claims: readonly RoomClaim[] }) {
  const { session, me, zone, nameOf } = useWork();
  const { say, language } = useSpeech();
  const queries = useQueryClient();
  const mayFree = mayCall(me.roles, FREE);
  const freeing = useMutation({
    mutationFn: ({ taskId, claimId }: RoomClaim) => session.api.call(FREE, { path: { taskId, claimId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['room'] }),
  });
  const rule = freeing.error instanceof ApiRefusal ? freeing.error.rule : undefined;
  const nowMs = session.now();
  return (
    <section className="card wide" aria-labelledby="claims">
      <h2 id="claims">{say('whoRings')}</h2>
      {freeing.isError && (
        <p role="alert" className="warn">
          {say((rule !== undefined && RULES[rule]) || 'failed')}
        </p>
      )}
      {freeing.isSuccess && <p role="status">{say(freeing.data.released ? 'freed' : 'notHeldAnyMore')}</p>}
      {claims.length === 0 ? (
        <p>{say('nobodyRings')}</p>
      ) : (
        <Scrolls label={say('whoRings')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('agent')}</th>
                <th scope="col">{say('businessType')}</th>
                <th scope="col">{say('claimedAt')}</th>
                <th scope="col">{say('forHowLong')}</th>
                <th scope="col">{say('heldUntil')}</th>
                {mayFree && <td />}
              </tr>
            </thead>
            <tbody>
              {claims.map((claim) => {
                const { agent, claimId, businessType, claimedAt, leaseEndsAt, freeableFrom } = claim;
                const mayBeFreed = freeableFrom !== undefined && Date.parse(freeableFrom) <= nowMs;
                return (
                  <tr key={claimId}>
                    <th scope="row">{agent}</th>
                    <td>{say(nameOf('businessType', businessType))}</td>
                    <td>{timeOf(claimedAt, zone, language)}</td>
                    <td>{spanOf(nowMs - Date.parse(claimedAt), language)}</td>
                    <td>
                      {freeableFrom === undefined ? (
                        <span className="warn">{say('ranOut')}</span>
                      ) : (
                        timeOf(leaseEndsAt, zone, language)
                      )}
                    </td>
                    {mayFree && (
                      <td>
                        {mayBeFreed ? (
                          <button
                            type="button"
                            aria-disabled={freeing.isPending}
                            onClick={() => {
                              if (!freeing.isPending) freeing.mutate(claim);
                            }}
                          >
                            {say('freeClaim')} <span className="unseen">{agent}</span>
                          </button>
                        ) : freeableFrom === undefined ? (
                          say('backInQueue')
                        ) : (
                          <small>
                            {say('freeableFrom')} {timeOf(freeableFrom, zone, language)}
                          </small>
                        )}
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}
