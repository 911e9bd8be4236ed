import { month as monthSchema, type ReviewFigures, type ReviewSheet } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REVIEW_WORDS } from '../../i18n/words-of-reviews.ts';

/** The month that it is in the branch. */
const monthOf = (nowMs: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' })
    .format(nowMs)
    .slice(0, 7);

/** What came of a month's reviews, and how well two reviewers agree, each with what it counts. */
export function MonthFigures({ sheets }: { readonly sheets: readonly ReviewSheet[] }) {
  const { session, zone } = useWork();
  const { say } = useSpeech();
  const [month, setMonth] = useState(() => monthOf(session.now(), zone));
  const isMonth = monthSchema.safeParse(month).success;
  const query = useQuery({
    queryKey: ['review-figures', month],
    queryFn: () => session.api.call('GET /review-figures/{month}', { path: { month } }),
    enabled: isMonth,
  });
  return (
    <section className="card wide" aria-labelledby="figures">
      <h2 id="figures">{say(REVIEW_WORDS.figures)}</h2>
      <p className="find">
        <label>
          {say(REVIEW_WORDS.month)}{' '}
          <input
            value={month}
            size={8}
            placeholder="2026-10"
            aria-invalid={!isMonth}
            onChange={({ target }) => setMonth(target.value.trim())}
          />
        </label>
      </p>
      {isMonth && <Asked query={query}>{(figures) => <Figures figures={figures} sheets={sheets} />}</Asked>}
    </section>
  );
}

function Figures({
  figures,
  sheets,
}: {
  readonly figures: ReviewFigures;
  readonly sheets: readonly ReviewSheet[];
}) {
  const { say } = useSpeech();
  const { drawn, scored, results, told, answered } = figures;
  const counts = [
    ['drawn', drawn],
    ['byBoth', scored.both],
    ['passed', results.passed],
    ['failed', results.failed],
    ['disputed', results.disputed],
    ['toldCount', told],
    ['answeredCount', answered],
  ] as const;
  return (
    <>
      <dl className="figures">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dt>{say(REVIEW_WORDS[word])}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <h3>{say(REVIEW_WORDS.agreement)}</h3>
      <p className="means">{say(REVIEW_WORDS.agreementMeans)}</p>
      {scored.both === 0 ? (
        <p>{say(REVIEW_WORDS.noneReviewed)}</p>
      ) : (
        figures.sheets
          .filter(({ verdict }) => verdict.reviewed > 0)
          .map((each) => (
            <Agreements
              key={each.version}
              of={each}
              sheet={sheets.find(({ version }) => version === each.version)}
            />
          ))
      )}
    </>
  );
}

type Sheet = ReviewFigures['sheets'][number];

function Agreements({ of, sheet }: { readonly of: Sheet; readonly sheet: ReviewSheet | undefined }) {
  const { say } = useSpeech();
  const rows = [
    { id: 'verdict', name: REVIEW_WORDS.verdict, agreement: of.verdict },
    ...of.items.map(({ id, agreement }) => ({
      id: `item ${id}`,
      name: sheet?.items.find((item) => item.id === id)?.name ?? { zh: id, en: id },
      agreement,
    })),
  ];
  return (
    <Scrolls label={`${say(REVIEW_WORDS.sheet)} ${of.version}`}>
      <table>
        <caption className="unseen">
          {say(REVIEW_WORDS.sheet)} {of.version}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say(REVIEW_WORDS.item)}</th>
            <th scope="col">{say(REVIEW_WORDS.alike)}</th>
            <th scope="col">κ</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, agreement }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              <td className="number">
                {agreement.alike}/{agreement.reviewed}
              </td>
              <td className="number">{kappaText(agreement)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

const kappaText = ({ kappa, interval }: Sheet['verdict']): string => {
  if (kappa === null) return 'n/a';
  const range = interval ? ` (${interval.low.toFixed(2)} – ${interval.high.toFixed(2)})` : '';
  return `${kappa.toFixed(2)}${range}`;
};
