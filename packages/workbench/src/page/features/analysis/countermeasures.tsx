import { type BriefingDocument, type Countermeasure, mayCall } from '@huiyin/contracts';
import { FOLLOW_UP_NAMES, SPOT_SUBJECT_NAMES } from '@huiyin/vocabulary';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { ANALYSIS_WORDS } from '../../i18n/words-of-analysis.ts';
import { comparisonWording } from '../../i18n/words-of-figures.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { duesOf, nameOfSubject } from './subjects.ts';

type Figures = BriefingDocument['countermeasures'][number];

/** What was to be looked into in this month, and what is done about this month's own complaints. */
export function Countermeasures({
  month,
  document,
}: {
  readonly month: string;
  readonly document: BriefingDocument;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const ask = (due: string) => ({
    queryKey: ['countermeasures', due],
    queryFn: () => session.api.call('GET /countermeasures/{due}', { path: { due } }),
  });
  const due = useQuery(ask(month));
  // They lie in the month in which they are looked into: the next, as a rule.
  const later = useQueries({ queries: duesOf(month).slice(0, MONTHS_LOOKED).map(ask) });
  const about = later
    .flatMap(({ data }) => data?.countermeasures ?? [])
    .filter((each) => each.month === month);
  return (
    <div className="cards wide">
      <section className="card" aria-labelledby="due-now">
        <h2 id="due-now">{say(ANALYSIS_WORDS.dueNow)}</h2>
        <Asked query={due}>
          {({ countermeasures }) =>
            countermeasures.length === 0 ? (
              <p>{say(ANALYSIS_WORDS.noneDue)}</p>
            ) : (
              <List
                measures={countermeasures}
                figuresOf={(id) =>
                  document.countermeasures.find(({ countermeasureId }) => countermeasureId === id)
                }
                isDue
              />
            )
          }
        </Asked>
      </section>
      <section className="card" aria-labelledby="entered">
        <h2 id="entered">{say(ANALYSIS_WORDS.entering)}</h2>
        {about.length > 0 ? (
          <List measures={about} figuresOf={() => undefined} isDue={false} />
        ) : (
          <p>{say(later.some(({ isPending }) => isPending) ? 'loading' : ANALYSIS_WORDS.noneEntered)}</p>
        )}
      </section>
    </div>
  );
}

/** Whoever puts something off for longer than this finds it in the month that it is due in. */
const MONTHS_LOOKED = 3;

function List({
  measures,
  figuresOf,
  isDue,
}: {
  readonly measures: readonly Countermeasure[];
  readonly figuresOf: (id: string) => Figures | undefined;
  readonly isDue: boolean;
}) {
  return (
    <ul className="rows measures">
      {measures.map((each) => (
        <Measure
          key={each.countermeasureId}
          found={each}
          figures={figuresOf(each.countermeasureId)}
          isDue={isDue}
        />
      ))}
    </ul>
  );
}

function Measure({
  found,
  figures,
  isDue,
}: {
  readonly found: Countermeasure;
  readonly figures: Figures | undefined;
  readonly isDue: boolean;
}) {
  const { me, zone, categories, nameOf } = useWork();
  const { say, language } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [isKept, setKept] = useState(false);
  const { of, month, due, measure, by, at, followUps } = found;
  const name = nameOfSubject(found, { categories, teamName: (id) => nameOf('team', id) });
  const mayLook = isDue && mayCall(me.roles, 'POST /countermeasures/{countermeasureId}/follow-up');
  return (
    <li>
      <p>
        <strong>{measure}</strong>
      </p>
      <p>
        {say(name)} <small>{say(SPOT_SUBJECT_NAMES[of])}</small> · {month} → {due}{' '}
        <small>
          {by} {momentOf(at, zone, language)}
        </small>
      </p>
      {figures && (
        <p>
          {say(ANALYSIS_WORDS.atFirst)} {figures.atFirst.cases}/{figures.atFirst.complaints} ·{' '}
          {say(ANALYSIS_WORDS.now)} {figures.now.cases}/{figures.now.complaints}{' '}
          <small>{say(comparisonWording(figures.comparison))}</small>
        </p>
      )}
      {followUps.length === 0 ? (
        isDue && (
          <p className="warn">
            {say(ANALYSIS_WORDS.found)}: {say(ANALYSIS_WORDS.notLooked)}
          </p>
        )
      ) : (
        <ul>
          {followUps.map((each) => (
            <li key={each.at}>
              {say(FOLLOW_UP_NAMES[each.outcome])}
              {each.note !== undefined && ` · ${each.note}`}{' '}
              <small>
                {each.by} {momentOf(each.at, zone, language)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {isKept && <p role="status">{say(ANALYSIS_WORDS.kept)}</p>}
      {mayLook && (
        <p>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => {
              setKept(false);
              setOpen(!isOpen);
            }}
          >
            {say(ANALYSIS_WORDS.look)} <span className="unseen">{measure}</span>
          </button>
        </p>
      )}
      {mayLook && isOpen && (
        <FollowUpForm
          found={found}
          onKept={() => {
            setOpen(false);
            setKept(true);
          }}
        />
      )}
    </li>
  );
}
