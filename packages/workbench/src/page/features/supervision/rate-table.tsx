import { type BriefingDocument, mayCall } from '@huiyin/contracts';
import { Link } from '@tanstack/react-router';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { comparisonWording } from '../../i18n/words-of-figures.ts';
import { FigureLink } from './figure-link.tsx';
import { isFew, type RateRow, scaleFrom } from './rates.ts';

type Row = RateRow & { readonly id: string };

const LOOKED_INTO = [
  ['dissatisfied', 'dissatisfied', 'dissatisfied'],
  ['notRated', 'not-rated', 'notRated'],
  ['complaints', 'complaints.raised', 'withConcerns'],
] as const;

/** Teams or business types: counts, the interval that they leave, what a test says, and the way to the callbacks themselves. */
export function RateTable({
  what,
  rows,
  period,
  part = '',
}: {
  readonly what: 'team' | 'businessType';
  readonly rows: readonly Row[];
  readonly period: BriefingDocument['period'];
  /** What the names of its figures end in where it is of a part of the branch. */
  readonly part?: string;
}) {
  const { me, nameOf } = useWork();
  const mayPropose = mayCall(me.roles, 'PUT /topics/{topicId}');
  const { say, list } = useSpeech();
  const from = scaleFrom(rows);
  const of = ({ id }: Row): string =>
    `${what === 'team' ? '' : part}/${what === 'team' ? 'team' : 'business'}:${id}`;
  const title = say(what === 'team' ? 'byTeam' : 'byBusinessType');
  return (
    <section className="card wide" aria-labelledby={`by-${what}`}>
      <h2 id={`by-${what}`}>{title}</h2>
      {rows.length === 0 ? (
        <p>{say('nothingEnded')}</p>
      ) : (
        <Scrolls label={title}>
          <table className="rates">
            <thead>
              <tr>
                <th scope="col">{say(what)}</th>
                <th scope="col">{say('callbacks')}</th>
                <th scope="col">{say('satisfiedOfRated')}</th>
                <th scope="col">
                  {say('interval')} <span className="scale">{from}–100%</span>
                </th>
                {LOOKED_INTO.map(([count, , word]) => (
                  <th key={count} scope="col">
                    {say(word)}
                  </th>
                ))}
                <th scope="col">{say('whatATestSays')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{say(nameOf(what, row.id))}</th>
                  <td className="number">
                    <FigureLink
                      period={period.name}
                      figure={`callbacks${of(row)}`}
                      label={`${say(nameOf(what, row.id))} ${say('callbacks')} ${row.callbacks}`}
                      isNothing={row.callbacks === 0}
                    >
                      {row.callbacks}
                    </FigureLink>
                  </td>
                  <td className="number">
                    <FigureLink
                      period={period.name}
                      figure={`satisfaction${of(row)}`}
                      label={`${say(nameOf(what, row.id))} ${say('satisfiedOfRated')} ${row.satisfied}/${row.rated}`}
                      isNothing={row.rated === 0}
                    >
                      {row.satisfied}/{row.rated}
                    </FigureLink>
                  </td>
                  <td>
                    <IntervalLine interval={row.interval} from={from} />
                  </td>
                  {LOOKED_INTO.map(([count, figure, word]) => (
                    <td key={count} className="number">
                      <FigureLink
                        period={period.name}
                        figure={`${figure}${of(row)}`}
                        label={`${say(nameOf(what, row.id))} ${say(word)} ${row[count]}`}
                        isNothing={row[count] === 0}
                      >
                        {row[count]}
                      </FigureLink>
                    </td>
                  ))}
                  <td>
                    {isFew(row) ? (
                      <small>{say('tooFew')}</small>
                    ) : (
                      list(
                        row.comparisons
                          .filter(({ verdict }) => verdict !== 'no-test')
                          .map((each) => say(comparisonWording(each))),
                      )
                    )}{' '}
                    {mayPropose && row.dissatisfied > 0 && (
                      <Link
                        to="/topics"
                        search={{ [what]: row.id, first: period.first, last: period.last }}
                        aria-label={`${say('topicOfThis')} ${say(nameOf(what, row.id))}`}
                      >
                        {say('topicOfThis')}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}

const LINE = 100;

/** The interval as numbers and as a line on the table's scale, its estimate marked. */
function IntervalLine({ interval, from }: { readonly interval: RateRow['interval']; readonly from: number }) {
  const { say } = useSpeech();
  if (!interval) return '—';
  const at = (percent: number): number => ((percent - from) / (100 - from)) * LINE;
  const { estimate, low, high } = interval;
  return (
    <div className="interval">
      <span>
        {estimate.toFixed(1)}%{' '}
        <small>{low === high ? say('wholeCount') : `${low.toFixed(1)}–${high.toFixed(1)}`}</small>
      </span>
      <svg viewBox={`-1 0 ${LINE + 2} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="outer" x="0" y="4.5" width={LINE} height="1" />
        <rect x={at(low)} y="3.5" width={Math.max(1, at(high) - at(low))} height="3" />
        <rect x={at(estimate) - 0.7} y="0" width="1.4" height="10" />
      </svg>
    </div>
  );
}
