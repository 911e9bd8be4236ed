import type { AnswerOf } from '@huiyin/client';
import { mayCall } from '@huiyin/contracts';
import { SEVERITY_NAMES } from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { periodsAround } from '../../i18n/moments.ts';
import { SAMPLING_WORDS, SEGMENT_NAMES, sinceWording } from '../../i18n/words-of-sampling.ts';
import { percentOf, policyOn } from './proposal.ts';
import { ProposalForm } from './proposal-form.tsx';
import { Proposals } from './proposals.tsx';
import './policies.css';

type Policy = AnswerOf<'GET /policies'>['policies'][number];

/** By which rates orders are called, what is proposed and why, and who decided on it. */
export function PoliciesPage() {
  const { session, me, zone } = useWork();
  const { say } = useSpeech();
  const [today] = periodsAround(session.now(), zone);
  const query = useQuery({
    queryKey: ['policies'],
    queryFn: () => session.api.call('GET /policies', {}),
    refetchInterval: 60_000,
  });
  return (
    <div className="cards">
      <h1 className="wide">{say('policies')}</h1>
      <Asked query={query}>
        {(answer) => {
          const inForce = policyOn(answer.policies, today);
          return (
            <>
              {inForce && <InForce policy={inForce} />}
              <Proposals answer={answer} />
              {inForce && mayCall(me.roles, 'PUT /policies/{version}') && (
                <ProposalForm answer={answer} inForce={inForce} />
              )}
              <Versions policies={answer.policies} today={today} />
            </>
          );
        }}
      </Asked>
    </div>
  );
}

function InForce({
  policy: { version, from, rates, segments = {}, teams = {} },
}: {
  readonly policy: Policy;
}) {
  const { nameOf } = useWork();
  const { say, list } = useSpeech();
  const ofType = (type: string): string =>
    list(
      Object.entries(teams).flatMap(([team, own]) => {
        const found = own[type];
        if (!found) return [];
        const severity = found.severity ? ` (${say(SEVERITY_NAMES[found.severity])})` : '';
        return [`${say(nameOf('team', team))} ${percentOf(found.rate)} %${severity}`];
      }),
    );
  return (
    <section className="card wide" aria-labelledby="in-force">
      <h2 id="in-force">
        {say(SAMPLING_WORDS.inForce)} · {version} · {say(sinceWording(from))}
      </h2>
      <Scrolls label={say(SAMPLING_WORDS.inForce)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('businessType')}</th>
              <th scope="col">{say(SAMPLING_WORDS.rate)}</th>
              <th scope="col">{say(SAMPLING_WORDS.ofTeams)}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(rates).map(([type, rate]) => (
              <tr key={type}>
                <th scope="row">{say(nameOf('businessType', type))}</th>
                <td className="number">{percentOf(rate)} %</td>
                <td>{ofType(type)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {Object.keys(segments).length > 0 && (
        <p>
          {say(SAMPLING_WORDS.ofSegments)}:{' '}
          {list(
            (['residential', 'commercial', 'vip'] as const).flatMap((segment) => {
              const rate = segments[segment];
              return rate === undefined ? [] : [`${say(SEGMENT_NAMES[segment])} ${percentOf(rate)} %`];
            }),
          )}
        </p>
      )}
    </section>
  );
}

/** All that were ever in force or will be, the newest first. */
function Versions({ policies, today }: { readonly policies: readonly Policy[]; readonly today: string }) {
  const { say } = useSpeech();
  const inForce = policyOn(policies, today);
  return (
    <section className="card" aria-labelledby="versions">
      <h2 id="versions">{say(SAMPLING_WORDS.versions)}</h2>
      <ul className="rows">
        {policies.toReversed().map((policy) => (
          <li key={policy.version} aria-current={policy === inForce}>
            <strong>{policy.version}</strong> {say(sinceWording(policy.from))}{' '}
            <small>
              {say(policy.source === 'api' ? SAMPLING_WORDS.proposed : SAMPLING_WORDS.branchFile)}
              {policy === inForce && ` · ${say(SAMPLING_WORDS.inForce)}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
