import { type AnswerOf, ApiRefusal } from '@huiyin/client';
import { mayCall } from '@huiyin/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Bar } from '../../app/bar.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import {
  capacityWording,
  equalPrecisionWording,
  oneMoreWording,
  SAMPLING_RULES,
  SAMPLING_WORDS,
  widthWording,
} from '../../i18n/words-of-sampling.ts';
import { AGENTS_MAX, HOUSEHOLDS, readPlanSearch } from './plan-search.ts';
import './plan.css';

type Plan = AnswerOf<'GET /plan'>;

const AGENTS = 3;
/** Whoever moves a slider is asked for where it comes to rest. */
const REST_MS = 250;

/** How well so many agents know the branch and its parts, by which rates, and what one more buys. */
export function PlanPage() {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const navigate = useNavigate();
  const search = useSearch({ from: '/plan' });
  const { agents = AGENTS, households = HOUSEHOLDS } = search;
  const [chosen, setChosen] = useState({ agents: String(agents), households: String(households) });
  useEffect(() => {
    const to = readPlanSearch({ agents: Number(chosen.agents), households: Number(chosen.households) });
    if (to.agents === undefined || to.households === undefined) return;
    if (to.agents === agents && to.households === households) return;
    const rest = setTimeout(() => void navigate({ to: '/plan', search: to, replace: true }), REST_MS);
    return () => clearTimeout(rest);
  }, [chosen, agents, households, navigate]);
  const query = useQuery({
    queryKey: ['plan', { agents: String(agents), households: String(households) }],
    queryFn: () =>
      session.api.call('GET /plan', { query: { agents: String(agents), households: String(households) } }),
    placeholderData: keepPreviousData,
  });
  const rule = query.error instanceof ApiRefusal ? query.error.rule : undefined;
  const known = rule === undefined ? undefined : SAMPLING_RULES[rule];
  return (
    <div className="cards">
      <h1 className="wide">{say('plan')}</h1>
      <section className="card wide" aria-label={say('plan')}>
        <p className="plan-for">
          <label htmlFor="agents">{say(SAMPLING_WORDS.agents)}</label>
          <input
            id="agents"
            type="range"
            min={1}
            max={AGENTS_MAX}
            value={chosen.agents}
            onChange={({ target }) => setChosen({ ...chosen, agents: target.value })}
          />
          <output htmlFor="agents">{chosen.agents}</output>
          <label htmlFor="households">{say(SAMPLING_WORDS.households)}</label>
          <input
            id="households"
            type="number"
            min={1}
            max={9999}
            step={50}
            value={chosen.households}
            onChange={({ target }) => setChosen({ ...chosen, households: target.value })}
          />
        </p>
        {known && <p role="alert">{say(known)}</p>}
        {!known && (
          <Asked query={query}>
            {(plan) => (
              <>
                <p>{say(capacityWording(plan))}</p>
                <Widths plan={plan} />
                <p>
                  <strong>{say(oneMoreWording(plan))}</strong>
                </p>
                <p>{say(equalPrecisionWording(plan))}</p>
                {mayCall(me.roles, 'PUT /policies/{version}') && (
                  <p>
                    <Link to="/policies" search={{ agents: plan.agents, households: plan.households }}>
                      {say(SAMPLING_WORDS.proposeThis)} →
                    </Link>
                  </p>
                )}
              </>
            )}
          </Asked>
        )}
      </section>
      {!known && query.data && <Parts plan={query.data} />}
    </div>
  );
}

/** The branch's own figure: as it is called now, as planned, and with one agent more. */
function Widths({ plan: { branch } }: { readonly plan: Plan }) {
  const { say } = useSpeech();
  const rows = [
    [SAMPLING_WORDS.now, branch.now],
    [SAMPLING_WORDS.planned, branch.planned],
    [SAMPLING_WORDS.oneMore, branch.oneMore],
  ] as const;
  const widest = Math.max(0.01, ...rows.map(([, { halfWidth }]) => halfWidth ?? 0));
  return (
    <Scrolls label={say(SAMPLING_WORDS.halfWidth)}>
      <table>
        <caption>
          <small>{say(SAMPLING_WORDS.halfWidthMeans)}</small>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(SAMPLING_WORDS.calls)}</th>
            <th scope="col">{say(SAMPLING_WORDS.halfWidth)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { calls, halfWidth }]) => (
            <tr key={name.en}>
              <th scope="row">{say(name)}</th>
              <td className="number">{calls}</td>
              <td className="number">{say(widthWording(halfWidth))}</td>
              <td className="bars">{halfWidth !== null && <Bar share={halfWidth / widest} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** The same of each team and business type, and of what they come to together. */
function Parts({ plan: { strata, teams, businessTypes } }: { readonly plan: Plan }) {
  const { nameOf } = useWork();
  const { say } = useSpeech();
  const width = (now: number | null, planned: number | null): string =>
    `${say(widthWording(now))} → ${say(widthWording(planned))}`;
  const sums = [
    ...teams.map(({ team, ...widths }) => ({ what: 'team', id: team, ...widths }) as const),
    ...businessTypes.map(
      ({ businessType, ...widths }) => ({ what: 'businessType', id: businessType, ...widths }) as const,
    ),
  ];
  return (
    <>
      <section className="card wide" aria-labelledby="strata">
        <h2 id="strata">{say(SAMPLING_WORDS.byStratum)}</h2>
        <Scrolls label={say(SAMPLING_WORDS.byStratum)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('team')}</th>
                <th scope="col">{say('businessType')}</th>
                <th scope="col">{say(SAMPLING_WORDS.orders)}</th>
                <th scope="col">{say(SAMPLING_WORDS.nowAndPlanned)}</th>
                <th scope="col">{say(SAMPLING_WORDS.widthNowAndPlanned)}</th>
              </tr>
            </thead>
            <tbody>
              {strata.map(({ team, businessType, orders, now, planned }) => (
                <tr key={`${team} ${businessType}`}>
                  <th scope="row">{say(nameOf('team', team))}</th>
                  <td>{say(nameOf('businessType', businessType))}</td>
                  <td className="number">{orders}</td>
                  <td className="number">
                    {percent(now.rate)} → {percent(planned.rate)}
                  </td>
                  <td className="number">{width(now.halfWidth, planned.halfWidth)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      </section>
      {(['team', 'businessType'] as const).map((what) => (
        <section key={what} className="card" aria-labelledby={`plan-${what}`}>
          <h2 id={`plan-${what}`}>{say(what === 'team' ? 'byTeam' : 'byBusinessType')}</h2>
          <Scrolls label={say(what === 'team' ? 'byTeam' : 'byBusinessType')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say(what)}</th>
                  <th scope="col">{say(SAMPLING_WORDS.widthNowAndPlanned)}</th>
                </tr>
              </thead>
              <tbody>
                {sums
                  .filter((each) => each.what === what)
                  .map(({ id, now, planned }) => (
                    <tr key={id}>
                      <th scope="row">{say(nameOf(what, id))}</th>
                      <td className="number">{width(now, planned)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </Scrolls>
        </section>
      ))}
    </>
  );
}
