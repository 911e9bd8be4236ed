import { ApiRefusal } from '@huiyin/client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** What was asked for, or why it is not there and what to do. What is there stays while it is asked for again. */
export function Asked<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { say } = useSpeech();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <p role="status">{say('loading')}</p>;
  if (query.error instanceof ApiRefusal && query.error.status === 403)
    return <p role="alert">{say('refused403')}</p>;
  return (
    <p role="alert">
      {say('failed')}{' '}
      <button type="button" onClick={() => void query.refetch()}>
        {say('again')}
      </button>
    </p>
  );
}
