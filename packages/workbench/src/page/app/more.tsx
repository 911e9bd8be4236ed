import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSpeech } from '../i18n/language.tsx';
import type { WorkbenchWord } from '../i18n/words.ts';

/** Asks for the next page of a list, while there is one. */
export function More({
  query,
  word = 'older',
}: {
  readonly word?: WorkbenchWord;
  readonly query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >;
}) {
  const { say } = useSpeech();
  if (!query.hasNextPage) return null;
  return (
    <p className="no-print">
      <button
        type="button"
        aria-disabled={query.isFetchingNextPage}
        onClick={() => {
          if (!query.isFetchingNextPage) void query.fetchNextPage();
        }}
      >
        {say(word)}
      </button>{' '}
      {query.isFetchNextPageError && <span role="alert">{say('failed')}</span>}
    </p>
  );
}
