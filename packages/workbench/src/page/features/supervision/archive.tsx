import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';

/** The briefings and topic reports that were mailed: each opens as it is now, with what was restated since. */
export function Archive({ period }: { readonly period: string }) {
  const { session, zone } = useWork();
  const { say, language } = useSpeech();
  const query = useQuery({ queryKey: ['briefings'], queryFn: () => session.api.call('GET /briefings', {}) });
  return (
    <section className="card" aria-labelledby="archive">
      <h2 id="archive">{say('archive')}</h2>
      <Asked query={query}>
        {({ mailed, topics }) =>
          mailed.length + topics.length === 0 ? (
            <p>{say('noBriefings')}</p>
          ) : (
            <ul className="rows">
              {[...mailed]
                .sort((one, other) => (one.mailedAt < other.mailedAt ? 1 : -1))
                .map((each) => (
                  <li key={each.period}>
                    <Link
                      to="/supervision"
                      search={{ period: each.period }}
                      aria-current={each.period === period ? 'true' : undefined}
                    >
                      {each.period}
                    </Link>{' '}
                    <small>
                      {momentOf(each.mailedAt, zone, language)} · {each.recipients} {say('recipients')}
                    </small>
                  </li>
                ))}
              {topics.map((each) => (
                <li key={each.topicId}>
                  <Link to="/topics">{each.topicId}</Link>{' '}
                  <small>
                    {momentOf(each.mailedAt, zone, language)} · {each.recipients} {say('recipients')}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}
