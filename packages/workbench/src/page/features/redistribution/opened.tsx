import type { RedistributionAnswer } from '@huiyin/contracts';
import {
  CASE_KIND_NAMES,
  CASE_WORDS,
  COMPLAINT_STATE_NAMES,
  REDISTRIBUTION_REASON_NAMES,
} from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Bar } from '../../app/bar.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { REDISTRIBUTION_WORDS } from '../../i18n/words-of-redistribution.ts';
import { Stays, useRuleWords } from './plan-card.tsx';

/** What is left of a redistribution is taken up by the branch's clock: looked at anew until it is done. */
const WATCH_MS = 5_000;

/** One redistribution: its rule, how far it has come, and what became of each case. */
export function OpenedRedistribution({ id }: { readonly id: string }) {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['redistributions', id],
    queryFn: () =>
      session.api.call('GET /redistributions/{redistributionId}', { path: { redistributionId: id } }),
    refetchInterval: ({ state }) => (state.data?.isDone === false ? WATCH_MS : false),
  });
  return (
    <section className="card wide" aria-labelledby="opened">
      <h2 id="opened">{say(REDISTRIBUTION_WORDS.one)}</h2>
      <Asked query={query}>{(found) => <Opened found={found} />}</Asked>
      <p>
        <Link to="/redistributions" search={{}}>
          {say(REDISTRIBUTION_WORDS.close)}
        </Link>
      </p>
    </section>
  );
}

function Opened({ found }: { readonly found: RedistributionAnswer }) {
  const { zone, categories } = useWork();
  const { say, list, language } = useSpeech();
  const why = useRuleWords();
  const { moves, from, to, reason, kind, class: grade, category, state, by, at, isDone } = found;
  const offered = moves.filter(({ outcome }) => outcome === 'offered').length;
  const tried = moves.filter(({ outcome }) => outcome !== undefined).length;
  const rule = [
    say(REDISTRIBUTION_REASON_NAMES[reason]),
    ...(kind === undefined ? [] : [CASE_KIND_NAMES[kind][language]]),
    ...(grade === undefined ? [] : [say(CASE_WORDS[grade])]),
    ...(category === undefined
      ? []
      : [say(categories.find(({ id }) => id === category)?.name ?? { zh: category, en: category })]),
    ...(state === undefined ? [] : [COMPLAINT_STATE_NAMES[state][language]]),
  ];
  return (
    <>
      <p>
        {from} → {list(to)} · {list(rule)} · {by} <small>{momentOf(at, zone, language)}</small>
      </p>
      <p role="status">
        {say(isDone ? REDISTRIBUTION_WORDS.done : REDISTRIBUTION_WORDS.goesOn)} {offered}/{moves.length}
        {tried > offered && (
          <span className="warn">
            {' '}
            {say(REDISTRIBUTION_WORDS.refused)} {tried - offered}
          </span>
        )}
      </p>
      {moves.length > 0 && (
        <>
          <Bar share={tried / moves.length} inner={offered / moves.length} />
          <Scrolls label={say(REDISTRIBUTION_WORDS.one)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say(REDISTRIBUTION_WORDS.theCase)}</th>
                  <th scope="col">{say(REDISTRIBUTION_WORDS.to)}</th>
                  <th scope="col">{say(REDISTRIBUTION_WORDS.outcome)}</th>
                </tr>
              </thead>
              <tbody>
                {moves.map(({ caseId, to: person, outcome }) => (
                  <tr key={caseId}>
                    <th scope="row">
                      <Link to="/complaints/$caseId" params={{ caseId }}>
                        {caseId}
                      </Link>
                    </th>
                    <td>{person}</td>
                    <td>
                      {outcome === undefined ? (
                        say(REDISTRIBUTION_WORDS.waits)
                      ) : outcome === 'offered' ? (
                        say(REDISTRIBUTION_WORDS.offered)
                      ) : (
                        <span className="warn">{why(outcome)}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        </>
      )}
      <Stays plan={found} />
    </>
  );
}
