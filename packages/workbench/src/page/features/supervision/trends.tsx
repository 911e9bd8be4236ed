import type { BriefingDocument, RowTrends } from '@huiyin/contracts';
import { servedSheets, wordsIn } from '@huiyin/page/tables';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { SheetTable } from '../../app/sheet-table.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { TREND_WORDS } from '../../i18n/words-of-trends.ts';
import { barsOf, firstOf, floorOf, HEIGHT, STEP } from './trend-rows.ts';

type Point = RowTrends['teams'][number]['points'][number];
interface Row {
  readonly id: string;
  readonly name: string;
  readonly points: readonly Point[];
}

const KINDS = ['teams', 'businessTypes', 'persons'] as const;
type Kind = (typeof KINDS)[number];

/** How the branch, its teams, business types and persons went over this period and those before it; and who served whom. */
export function Trends({ document }: { readonly document: BriefingDocument }) {
  const { session } = useWork();
  const { say, language } = useSpeech();
  const [kind, setKind] = useState<Kind>('teams');
  const period = document.period.name;
  const query = useQuery({
    queryKey: ['trends', period],
    queryFn: () => session.api.call('GET /trends/{period}', { path: { period } }),
  });
  const sheets = servedSheets(document, wordsIn(language)).filter(({ rows }) => rows.length > 0);
  return (
    <>
      <section className="card wide" aria-labelledby="trends">
        <h2 id="trends">{say(TREND_WORDS.trends)}</h2>
        <fieldset className="tabs" aria-label={say(TREND_WORDS.of)}>
          <Kinds kind={kind} onChoose={setKind} />
        </fieldset>
        <p>
          <small>{say(TREND_WORDS.means)}</small>
        </p>
        <Asked query={query}>
          {(trends) =>
            kind === 'persons' && document.period.kind !== 'month' ? (
              <p>{say(TREND_WORDS.onlyMonths)}</p>
            ) : (
              <TrendTable trends={trends} kind={kind} />
            )
          }
        </Asked>
      </section>
      {sheets.map((sheet, index) => (
        <section key={sheet.title} className="card wide" aria-labelledby={`served-${index}`}>
          <h2 id={`served-${index}`}>{sheet.title}</h2>
          <SheetTable sheet={sheet} />
        </section>
      ))}
    </>
  );
}

function Kinds({ kind, onChoose }: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }) {
  const { say } = useSpeech();
  const words = {
    teams: TREND_WORDS.teams,
    businessTypes: TREND_WORDS.businessTypes,
    persons: TREND_WORDS.persons,
  };
  return KINDS.map((each) => (
    <button key={each} type="button" aria-pressed={each === kind} onClick={() => onChoose(each)}>
      {say(words[each])}
    </button>
  ));
}

function TrendTable({ trends, kind }: { readonly trends: RowTrends; readonly kind: Kind }) {
  const { say } = useSpeech();
  const rows: readonly Row[] =
    kind === 'teams'
      ? trends.teams.map(({ team: id, name, points }) => ({ id, name: say(name), points }))
      : kind === 'businessTypes'
        ? trends.businessTypes.map(({ businessType: id, name, points }) => ({ id, name: say(name), points }))
        : trends.persons.map(({ team, name, staff, points }) => ({
            id: `${team} ${staff}`,
            name: `${staff} · ${say(name)}`,
            points,
          }));
  const whole =
    trends.total === undefined
      ? rows
      : [{ id: 'total', name: say(TREND_WORDS.branch), points: trends.total }, ...rows];
  const first = firstOf(whole);
  if (rows.length === 0 || !Number.isFinite(first)) return <p>{say(TREND_WORDS.nobody)}</p>;
  const all = whole.map((row) => ({ ...row, points: row.points.slice(first) }));
  const periods = trends.periods.slice(first);
  const floor = floorOf(all);
  const width = periods.length * STEP;
  return (
    <>
      <Scrolls label={say(TREND_WORDS.trends)}>
        <table className="trends">
          <thead>
            <tr>
              <td />
              <th scope="col">{say(TREND_WORDS.last)}</th>
              <th scope="col">
                {periods[0]} – {periods.at(-1)} <span className="scale">{floor}–100%</span>
              </th>
              <th scope="col">{say(TREND_WORDS.before)}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ id, name, points }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="number">
                  <Numbers point={points.at(-1)} />
                </td>
                <td className="bars">
                  <svg viewBox={`0 -1 ${width} ${HEIGHT + 2}`} preserveAspectRatio="none" aria-hidden="true">
                    <rect className="outer" x="0" y={HEIGHT} width={width} height="1" />
                    {barsOf(points, floor).map(({ x, low, high, at }) => (
                      <g key={x}>
                        <rect
                          className="range"
                          x={x - 3}
                          y={high}
                          width="6"
                          height={Math.max(1, low - high)}
                        />
                        <rect x={x - 5} y={at - 1} width="10" height="2" />
                      </g>
                    ))}
                  </svg>
                </td>
                <td className="number">
                  <Numbers point={points.at(-2)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <details>
        <summary>{say(TREND_WORDS.numbers)}</summary>
        <Scrolls label={say(TREND_WORDS.numbers)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(TREND_WORDS.period)}</th>
                {all.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {periods.map((period, index) => (
                <tr key={period}>
                  <th scope="row">{period}</th>
                  {all.map(({ id, points }) => (
                    <td key={id} className="number">
                      <Numbers point={points[index]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      </details>
    </>
  );
}

/** 97.1% 93.0–99.2 · 40 callbacks: never a rate without its interval and what it is of. */
function Numbers({ point }: { readonly point: Point | undefined }) {
  const { say } = useSpeech();
  if (point === null) return <small>{say(TREND_WORDS.withheld)}</small>;
  if (point === undefined || point.callbacks === 0) return '—';
  const { callbacks, ofRated } = point;
  return (
    <>
      {ofRated ? `${ofRated.estimate.toFixed(1)}%` : say(TREND_WORDS.noneRated)}{' '}
      <small>
        {ofRated && `${ofRated.low.toFixed(1)}–${ofRated.high.toFixed(1)} · `}
        {callbacks} {say(TREND_WORDS.callbacks)}
      </small>
    </>
  );
}
