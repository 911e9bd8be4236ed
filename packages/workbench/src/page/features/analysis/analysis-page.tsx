import type { BriefingDocument, ComplaintAnalysis } from '@huiyin/contracts';
import { analysisSheets, type Sheet, wordsIn } from '@huiyin/page/tables';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { SheetTable } from '../../app/sheet-table.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { periodsAround } from '../../i18n/moments.ts';
import { ANALYSIS_WORDS } from '../../i18n/words-of-analysis.ts';
import { Countermeasures } from './countermeasures.tsx';
import { Spots } from './spots.tsx';
import { monthAfter } from './subjects.ts';
import './analysis.css';

/** What a month of complaints teaches, what is done about it, and whether what was done before helped. */
export function AnalysisPage() {
  const { session, zone } = useWork();
  const { say } = useSpeech();
  const navigate = useNavigate();
  const search = useSearch({ from: '/analysis' });
  const [, thisMonth] = periodsAround(session.now(), zone);
  const month = search.month ?? monthAfter(thisMonth, -1);
  const go = (to: string): void => void navigate({ to: '/analysis', search: { month: to } });
  const query = useQuery({
    queryKey: ['briefing', month],
    queryFn: () => session.api.call('GET /briefings/{period}', { path: { period: month } }),
  });
  return (
    <div className="cards">
      <h1 className="wide">
        {say('analysis')} · {month}
      </h1>
      <div className="wide">
        <fieldset className="tabs" aria-label={say(ANALYSIS_WORDS.month)}>
          {([monthAfter(thisMonth, -1), thisMonth] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === month} onClick={() => go(each)}>
              {say(each === thisMonth ? ANALYSIS_WORDS.thisMonth : ANALYSIS_WORDS.monthBefore)}
            </button>
          ))}
          <label>
            {say(ANALYSIS_WORDS.month)}{' '}
            <input
              type="month"
              max={thisMonth}
              value={month}
              onChange={({ target }) => {
                if (/^\d{4}-(0[1-9]|1[0-2])$/.test(target.value)) go(target.value);
              }}
            />
          </label>
        </fieldset>
        <p>{say(ANALYSIS_WORDS.means)}</p>
      </div>
      <Asked query={query}>{(document) => <Month key={month} month={month} document={document} />}</Asked>
    </div>
  );
}

function Month({ month, document }: { readonly month: string; readonly document: BriefingDocument }) {
  const { say, language } = useSpeech();
  const { analysis } = document;
  // Countermeasures and spots, which come first, are worked with here.
  const sheets = analysisSheets({ ...document, countermeasures: [] }, wordsIn(language))
    .slice(1)
    .filter(({ rows }) => rows.length > 0);
  const wide = sheets.filter(({ layout }) => layout !== 'narrow');
  const narrow = sheets.filter(({ layout }) => layout === 'narrow');
  return (
    <>
      {analysis === undefined || analysis.cases === 0 ? (
        <p className="wide">{say(ANALYSIS_WORDS.none)}</p>
      ) : (
        <>
          <Glance analysis={analysis} />
          <Spots month={month} analysis={analysis} />
        </>
      )}
      <Countermeasures month={month} document={document} />
      {wide.map((sheet, index) => (
        <Card key={sheet.title} sheet={sheet} grouped={index === 0} />
      ))}
      <div className="cards wide">
        {narrow.map((sheet) => (
          <Card key={sheet.title} sheet={sheet} />
        ))}
      </div>
    </>
  );
}

function Card({ sheet, grouped = false }: { readonly sheet: Sheet; readonly grouped?: boolean }) {
  const heading = useId();
  return (
    <section className={sheet.layout === 'narrow' ? 'card' : 'card wide'} aria-labelledby={heading}>
      <h2 id={heading} className="of-table">
        {sheet.title}
      </h2>
      <SheetTable sheet={sheet} grouped={grouped} />
    </section>
  );
}

function Glance({ analysis }: { readonly analysis: ComplaintAnalysis }) {
  const { say } = useSpeech();
  const { complaints, judged, repeated, reopened, before, kinds } = analysis;
  const accusing = kinds.filter(({ kind }) => kind === 'complaint' || kind === 'whistle-blowing');
  const figures = [
    [ANALYSIS_WORDS.complaints, complaints],
    [ANALYSIS_WORDS.concluded, judged.concluded],
    [ANALYSIS_WORDS.valid, judged.valid],
    [ANALYSIS_WORDS.responsible, judged.responsible],
    [ANALYSIS_WORDS.repeated, repeated],
    [ANALYSIS_WORDS.reopened, reopened],
  ] as const;
  return (
    <section className="card wide" aria-labelledby="glance">
      <h2 id="glance">{say(ANALYSIS_WORDS.atAGlance)}</h2>
      <dl className="figures">
        {figures.map(([word, count]) => (
          <div key={word.en}>
            <dt>{say(word)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        <div>
          <dt>
            {say(ANALYSIS_WORDS.complaints)} · {say(ANALYSIS_WORDS.before)} {before}
          </dt>
          <dd>{accusing.reduce((sum, each) => sum + each.before, 0)}</dd>
        </div>
      </dl>
    </section>
  );
}
