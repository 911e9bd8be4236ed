import { mayCall } from '@huiyin/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { historyQuery } from './history-query.ts';

/** A case has no more pages of history than this. */
const PAGES_MAX = 1_000;

/** Prints the case as a sheet, its whole history with it. What was opened of the customer is not on it. */
export function PrintCase({ caseId }: { readonly caseId: string }) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const [isLoading, setLoading] = useState(false);
  const history = useInfiniteQuery({
    ...historyQuery(session.api, caseId),
    enabled: mayCall(me.roles, 'GET /complaints/{caseId}/history'),
  });
  const print = async (): Promise<void> => {
    setLoading(true);
    let { hasNextPage } = history;
    for (let pages = 0; hasNextPage && pages < PAGES_MAX; pages += 1)
      ({ hasNextPage } = await history.fetchNextPage());
    // What was fetched has to be on the page before the browser takes it.
    flushSync(() => setLoading(false));
    window.print();
  };
  return (
    <button
      type="button"
      aria-disabled={isLoading}
      onClick={() => {
        if (!isLoading) void print();
      }}
    >
      {say('printCase')}
    </button>
  );
}

/** Where the sheet is signed; on paper only. */
export function SignHere() {
  const { say } = useSpeech();
  return (
    <div className="sign-here wide" aria-hidden="true">
      <span>{say('signOwner')}</span>
      <span>{say('signSupervisor')}</span>
      <span>{say('signDate')}</span>
    </div>
  );
}
