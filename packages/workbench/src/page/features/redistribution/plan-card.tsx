import type { RedistributionPlan } from '@huiyin/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { RULES } from '../../i18n/words.ts';
import { REDISTRIBUTION_RULES, REDISTRIBUTION_WORDS } from '../../i18n/words-of-redistribution.ts';
import { sharesOf } from './rule.ts';

/** What a rule means for a case or a person, in words. */
export function useRuleWords(): (rule: string) => string {
  const { say } = useSpeech();
  return (rule) => say(REDISTRIBUTION_RULES[rule] ?? RULES[rule] ?? { zh: rule, en: rule });
}

/** What a rule would come to: how many go to whom, who may not have which, and what stays. */
export function PlanCard({
  plan,
  children,
}: {
  readonly plan: RedistributionPlan;
  readonly children: ReactNode;
}) {
  const { say, list } = useSpeech();
  const why = useRuleWords();
  const { moves, passedOver, left, isWhole } = plan;
  const figures = [
    [REDISTRIBUTION_WORDS.toMove, moves.length],
    [REDISTRIBUTION_WORDS.toStay, passedOver.length],
    [REDISTRIBUTION_WORDS.beyond, left],
  ] as const;
  return (
    <section className="card wide" aria-labelledby="plan">
      <h2 id="plan">{say(REDISTRIBUTION_WORDS.plan)}</h2>
      <dl className="figures" aria-live="polite">
        {figures.map(([word, count]) => (
          <div key={word.en}>
            <dt>{say(word)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {!isWhole && <p>{say(REDISTRIBUTION_WORDS.notWhole)}</p>}
      {moves.length === 0 && <p>{say(REDISTRIBUTION_WORDS.nothingToMove)}</p>}
      <Scrolls label={say(REDISTRIBUTION_WORDS.plan)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(REDISTRIBUTION_WORDS.person)}</th>
              <th scope="col">{say(REDISTRIBUTION_WORDS.gets)}</th>
              <th scope="col">{say(REDISTRIBUTION_WORDS.whyNot)}</th>
            </tr>
          </thead>
          <tbody>
            {sharesOf(plan).map(({ person, cases, unfit }) => (
              <tr key={person}>
                <th scope="row">{person}</th>
                <td className="number">{cases}</td>
                <td className="list">
                  {list(unfit.map(({ because, cases: these }) => `${these} · ${why(because)}`))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <Stays plan={plan} />
      {children}
    </section>
  );
}

/** The cases that the rule means and that stay, each with its reason. */
export function Stays({ plan: { passedOver } }: { readonly plan: Pick<RedistributionPlan, 'passedOver'> }) {
  const { say } = useSpeech();
  const why = useRuleWords();
  if (passedOver.length === 0) return null;
  return (
    <details>
      <summary>
        {say(REDISTRIBUTION_WORDS.stays)} {passedOver.length}
      </summary>
      <ul className="rows">
        {passedOver.map(({ caseId, because }) => (
          <li key={caseId}>
            <Link to="/complaints/$caseId" params={{ caseId }}>
              {caseId}
            </Link>{' '}
            <small>{why(because)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
