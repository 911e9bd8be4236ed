import { CASE_ACT_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { historyQuery } from './history-query.ts';

/** Who did what with a case, from its beginning. */
export function CaseHistory({ caseId }: { readonly caseId: string }) {
  const { session, zone } = useWork();
  const { say, language } = useSpeech();
  const query = useInfiniteQuery(historyQuery(session.api, caseId));
  return (
    <section className="card wide" aria-labelledby="history">
      <h2 id="history">{say('history')}</h2>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <ol className="rows">
              {pages
                .flatMap(({ steps }) => steps)
                .map(({ at, act, by }) => (
                  <li key={`${at} ${act}`}>
                    {momentOf(at, zone, language)} · {CASE_ACT_NAMES[act][language]}
                    {by !== undefined && <small> · {by}</small>}
                  </li>
                ))}
            </ol>
            <More query={query} word="laterHistory" />
          </>
        )}
      </Asked>
    </section>
  );
}
