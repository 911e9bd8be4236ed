import { type AnswerOf, ApiRefusal } from '@huiyin/client';
import { mayCall } from '@huiyin/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { RULES } from '../../i18n/words.ts';
import { REJECTED_WORDS } from '../../i18n/words-of-rejected.ts';
import { CorrectOrder } from './correct-order.tsx';
import { fieldsOf } from './corrections.ts';

type Rejected = AnswerOf<'GET /rejected'>['rejected'][number];

const RESUBMIT = 'POST /rejected/{rejectedId}/resubmit';
const RESULT_WORDS = {
  recorded: 'orderRecorded',
  corrected: 'orderCorrected',
  duplicate: 'orderDuplicate',
  superseded: 'orderSuperseded',
  rejected: 'orderRejectedAgain',
} as const;

/** Orders that broke a rule: kept whole and sealed, shown by what is wrong with them, and taken anew once that was put right. */
export function RejectedPage() {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['rejected'],
    initialPageParam: undefined,
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      session.api.call('GET /rejected', { query: pageParam === undefined ? {} : { next: pageParam } }),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <>
      <h1>{say('rejected')}</h1>
      <p className="means">{say('rejectedMeans')}</p>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Orders rows={pages.flatMap(({ rejected }) => rejected)} />
            <More query={query} />
          </>
        )}
      </Asked>
    </>
  );
}

function Orders({ rows }: { readonly rows: readonly Rejected[] }) {
  const { session, me, zone } = useWork();
  const { say, language } = useSpeech();
  const queries = useQueryClient();
  const mayResubmit = mayCall(me.roles, RESUBMIT);
  const mayCorrect = mayCall(me.roles, 'POST /rejected/{rejectedId}/correct');
  const [correcting, setCorrecting] = useState<string>();
  const [corrected, setCorrected] = useState<keyof typeof RESULT_WORDS>();
  const resubmit = useMutation({
    mutationFn: (rejectedId: string) => session.api.call(RESUBMIT, { path: { rejectedId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rejected'] }),
  });
  const rule = resubmit.error instanceof ApiRefusal ? resubmit.error.rule : undefined;
  const toCorrect = rows.find((row) => row.rejectedId === correcting);
  return (
    <>
      {corrected !== undefined && <p role="status">{say(RESULT_WORDS[corrected])}</p>}
      {resubmit.isSuccess && <p role="status">{say(RESULT_WORDS[resubmit.data.result])}</p>}
      {resubmit.isError && (
        <p role="alert" className="warn">
          {say((rule !== undefined && RULES[rule]) || 'failed')}
        </p>
      )}
      {rows.length === 0 ? (
        <p>{say('noRejected')}</p>
      ) : (
        <Scrolls label={say('rejected')} takenAs="rejected">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('receivedAt')}</th>
                <th scope="col">{say('order')}</th>
                <th scope="col">{say('cameBy')}</th>
                <th scope="col">{say('whatIsWrong')}</th>
                {mayResubmit && <td />}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ rejectedId, receivedAt, orderId, door, issues }) => (
                <tr key={rejectedId}>
                  <td>{momentOf(receivedAt, zone, language)}</td>
                  <th scope="row">{orderId ?? '—'}</th>
                  <td>{say(door === 'api' ? 'byApi' : 'byEvent')}</td>
                  <td>
                    <ul>
                      {issues.map(({ path, rule: broken }) => (
                        <li key={`${path} ${broken}`}>
                          <code>{path}</code> {broken}
                        </li>
                      ))}
                    </ul>
                  </td>
                  {mayResubmit && (
                    <td>
                      <div className="options">
                        <button
                          type="button"
                          aria-disabled={resubmit.isPending}
                          onClick={() => {
                            if (!resubmit.isPending) resubmit.mutate(rejectedId);
                          }}
                        >
                          {say('resubmit')} <span className="unseen">{orderId}</span>
                        </button>
                        {mayCorrect && fieldsOf(issues).length > 0 && (
                          <button
                            type="button"
                            aria-expanded={correcting === rejectedId}
                            onClick={() => setCorrecting(correcting === rejectedId ? undefined : rejectedId)}
                          >
                            {say(REJECTED_WORDS.correct)}… <span className="unseen">{orderId}</span>
                          </button>
                        )}
                      </div>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      {toCorrect && (
        <CorrectOrder
          key={toCorrect.rejectedId}
          rejected={toCorrect}
          onRecorded={(result) => {
            setCorrecting(undefined);
            setCorrected(result);
          }}
        />
      )}
    </>
  );
}
