import { type ComplaintAnalysis, mayCall } from '@huiyin/contracts';
import { SPOT_SUBJECT_NAMES } from '@huiyin/vocabulary';
import { useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { ANALYSIS_WORDS } from '../../i18n/words-of-analysis.ts';
import { comparisonWording } from '../../i18n/words-of-figures.ts';
import { MeasureForm } from './measure-form.tsx';
import { type Subject, subjectsOf } from './subjects.ts';

/** Where tests find that complaints heap up, and the way to do something about it. */
export function Spots({ month, analysis }: { readonly month: string; readonly analysis: ComplaintAnalysis }) {
  const { me } = useWork();
  const { say } = useSpeech();
  const [about, setAbout] = useState<Subject | 'other'>();
  const [isEntered, setEntered] = useState(false);
  const mayEnter = mayCall(me.roles, 'POST /countermeasures');
  const { spots } = analysis;
  const begin = (subject: Subject | 'other'): void => {
    setEntered(false);
    setAbout(subject);
  };
  return (
    <section className="card wide" aria-labelledby="spots">
      <h2 id="spots">{say(ANALYSIS_WORDS.spots)}</h2>
      {spots.length === 0 ? (
        <p>{say(ANALYSIS_WORDS.noSpots)}</p>
      ) : (
        <ul className="rows spots">
          {spots.map(({ spot, of, id, name, cases, comparison }) => (
            <li key={`${spot} ${of} ${id} ${comparison.against}`}>
              <span className="warn">{say(spot === 'hot' ? ANALYSIS_WORDS.hot : ANALYSIS_WORDS.hard)}</span>
              <span>
                <strong>{say(name)}</strong> <small>{say(SPOT_SUBJECT_NAMES[of])}</small>
              </span>
              <span>
                {cases} {say(ANALYSIS_WORDS.cases)}
              </span>
              <span className="grow">{say(comparisonWording(comparison))}</span>
              {mayEnter && (
                <button type="button" onClick={() => begin({ of, id, name })}>
                  {say(ANALYSIS_WORDS.measureIt)} <span className="unseen">{say(name)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEnter && (
        <p>
          <button type="button" aria-expanded={about === 'other'} onClick={() => begin('other')}>
            {say(ANALYSIS_WORDS.measureOther)}
          </button>
        </p>
      )}
      {isEntered && <p role="status">{say(ANALYSIS_WORDS.entered)}</p>}
      {about !== undefined && (
        <MeasureForm
          key={about === 'other' ? about : `${about.of} ${about.id}`}
          month={month}
          subjects={about === 'other' ? subjectsOf(analysis) : [about]}
          onEntered={() => {
            setAbout(undefined);
            setEntered(true);
          }}
        />
      )}
    </section>
  );
}
