import { mayCall } from '@huiyin/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REDISTRIBUTION_WORDS } from '../../i18n/words-of-redistribution.ts';
import { History } from './history.tsx';
import { OpenedRedistribution } from './opened.tsx';
import { RuleCard } from './rule-card.tsx';

/** Cases of one person go to others by a rule: what would happen, how far it has come, and what was done before. */
export function RedistributionPage() {
  const { me } = useWork();
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/redistributions' });
  const open = (opened?: string): void =>
    void navigate({ to: '/redistributions', search: opened === undefined ? {} : { id: opened } });
  return (
    <div className="cards">
      <h1 className="wide">{say('redistribution')}</h1>
      <p className="wide">{say(REDISTRIBUTION_WORDS.means)}</p>
      {id !== undefined && <OpenedRedistribution key={id} id={id} />}
      {id === undefined && mayCall(me.roles, 'PUT /redistributions/{redistributionId}') && (
        <RuleCard onBegun={open} />
      )}
      <History opened={id} />
    </div>
  );
}
