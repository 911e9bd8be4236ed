import type { BriefingDocument } from '@huiyin/contracts';
import { CASE_WORDS, DEADLINE_NAMES } from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { saveFile } from '../../app/save-file.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, periodsAround } from '../../i18n/moments.ts';
import { restatedWording } from '../../i18n/words-of-figures.ts';
import { Archive } from './archive.tsx';
import { EveryFigure } from './every-figure.tsx';
import { FigureFacts } from './figure-facts.tsx';
import { FigureLink } from './figure-link.tsx';
import { RateTable } from './rate-table.tsx';
import { partOf, rateRow, rowsOf } from './rates.ts';
import type { SupervisionSearch } from './search.ts';
import './supervision.css';

const AROUND = ['thisDay', 'thisMonth', 'thisYear'] as const;

/** The figures of a period as they are now, and from each of them to the callbacks and cases that it counts. */
export function SupervisionPage() {
  const { session, zone } = useWork();
  const { say } = useSpeech();
  const navigate = useNavigate();
  const search = useSearch({ from: '/supervision' });
  const around = periodsAround(session.now(), zone);
  const period = search.period ?? around[0];
  const go = (to: SupervisionSearch): void => void navigate({ to: '/supervision', search: to });
  const query = useQuery({
    queryKey: ['briefing', period],
    queryFn: () => session.api.call('GET /briefings/{period}', { path: { period } }),
    refetchInterval: 60_000,
  });
  return (
    <div className="cards">
      <h1 className="wide">
        {say('supervision')} · {period}
      </h1>
      <div className="wide">
        <fieldset className="tabs" aria-label={say('period')}>
          {around.map((each, index) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === period}
              onClick={() => go({ period: each })}
            >
              {say(AROUND[index] ?? 'thisDay')}
            </button>
          ))}
          <label>
            {say('anotherDay')}{' '}
            <input
              type="date"
              max={around[0]}
              value={period.length === 10 ? period : ''}
              onChange={({ target }) => {
                if (target.value !== '') go({ period: target.value });
              }}
            />
          </label>
        </fieldset>
      </div>
      <Asked query={query}>
        {(document) => (
          <>
            <Total document={document} />
            {/* Of one team it would be the total once more. */}
            {document.part?.of !== 'team' && (
              <RateTable what="team" rows={rowsOf(document, 'teams')} period={document.period} />
            )}
            <RateTable
              what="businessType"
              rows={rowsOf(document, 'businessTypes')}
              period={document.period}
              part={partOf(document)}
            />
            {search.figure !== undefined && (
              <FigureFacts
                key={search.figure}
                period={period}
                figure={search.figure}
                levels={document.levels}
              />
            )}
            <Cases document={document} />
            <EveryFigure document={document} />
          </>
        )}
      </Asked>
      <Archive period={period} />
    </div>
  );
}

function Total({ document }: { readonly document: BriefingDocument }) {
  const { session, zone } = useWork();
  const { say, language } = useSpeech();
  const { total, estimates, levels, complaints, restated, period, through } = document;
  const part = partOf(document);
  const row = rateRow(undefined, total, estimates.total, levels);
  const download = async (): Promise<void> => {
    const bytes = await session.api.download('GET /briefings/{period}', {
      path: { period: period.name },
      query: { format: 'xlsx', language },
    });
    saveFile(`${period.name}.xlsx`, bytes);
  };
  const figures = [
    ['callbacks', row.callbacks, 'callbacks'],
    ['notRated', row.notRated, 'not-rated'],
    ['complaintsRaised', complaints.raised, 'complaints.raised'],
    ['complaintsOpen', complaints.open, 'complaints.open'],
  ] as const;
  return (
    <section className="card wide" aria-labelledby="total">
      <h2 id="total">
        {document.part ? say(document.part.name) : say('branchTotal')}
        {through !== period.last && ` · ${say('through')} ${through}`}
      </h2>
      <dl className="figures">
        <div>
          <dt>{say('satisfiedOfRated')}</dt>
          <dd>
            <FigureLink
              period={period.name}
              figure={`satisfaction${part}`}
              label={`${say('satisfiedOfRated')} ${row.satisfied}/${row.rated}`}
              isNothing={row.rated === 0}
            >
              {row.satisfied}/{row.rated}
            </FigureLink>
          </dd>
        </div>
        {row.interval && (
          <div>
            <dt>{say('estimateAndInterval')}</dt>
            <dd>
              {row.interval.estimate.toFixed(1)}%{' '}
              <small>
                {row.interval.low === row.interval.high
                  ? say('wholeCount')
                  : `${row.interval.low.toFixed(1)}–${row.interval.high.toFixed(1)}%`}
              </small>
            </dd>
          </div>
        )}
        {figures.map(([name, count, figure]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <FigureLink
                period={period.name}
                figure={`${figure}${part}`}
                label={`${say(name)} ${count}`}
                isNothing={count === 0}
              >
                {count}
              </FigureLink>
            </dd>
          </div>
        ))}
        {complaints.overdue > 0 && (
          <div data-tone="warn">
            <dt>{say(CASE_WORDS.overdue)}</dt>
            <dd>
              <FigureLink
                period={period.name}
                figure={`complaints.overdue${part}`}
                label={`${say(CASE_WORDS.overdue)} ${complaints.overdue}`}
              >
                {complaints.overdue}
              </FigureLink>
            </dd>
          </div>
        )}
      </dl>
      {restated && (
        <p role="note" className="restated">
          {say('restatedSince')} {momentOf(restated.countedUntil, zone, language)}:{' '}
          {restated.figures.map((each) => say(restatedWording(each))).join(language === 'zh' ? '；' : '; ')}
        </p>
      )}
      <p>
        <button type="button" onClick={() => void download()}>
          {say('workbook')}
        </button>
      </p>
    </section>
  );
}

function Cases({ document: { pressing } }: { readonly document: BriefingDocument }) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  return (
    <section className="card" aria-labelledby="pressing">
      <h2 id="pressing">{say('pressing')}</h2>
      {pressing.cases.length === 0 ? (
        <p>{say('noPressing')}</p>
      ) : (
        <ul className="rows">
          {pressing.cases.map(({ caseId, orderId, name, deadline }) => (
            <li key={caseId}>
              <Link to="/complaints/$caseId" params={{ caseId }}>
                {orderId}
              </Link>{' '}
              {say(name)}{' '}
              {deadline && (
                <small className={deadline.overdue ? 'warn' : undefined}>
                  {DEADLINE_NAMES[deadline.deadline][language]} {momentOf(deadline.by, zone, language)}
                </small>
              )}
            </li>
          ))}
          {pressing.more > 0 && (
            <li>
              <Link to="/complaints">
                {say('moreCases')} {pressing.more}
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
