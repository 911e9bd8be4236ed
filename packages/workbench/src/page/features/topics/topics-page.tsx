import { mayCall } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { periodsAround } from '../../i18n/moments.ts';
import { TOPIC_WORDS } from '../../i18n/words-of-topics.ts';
import { TopicCard } from './topic-card.tsx';
import { draftLike, draftOf, groupOf, type TopicDraft, type TopicGroup, type Topics } from './topic-draft.ts';
import { TopicForm } from './topic-form.tsx';
import '../policies/policies.css';
import './topics.css';

const GROUPS = ['proposed', 'running', 'ended'] as const satisfies readonly TopicGroup[];
const GROUP_WORDS = {
  proposed: TOPIC_WORDS.proposed,
  running: TOPIC_WORDS.running,
  ended: TOPIC_WORDS.ended,
} as const;

/** Callbacks about one problem: what charts and people propose, how far those that run are, and what those that are over found. */
export function TopicsPage() {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['topics'],
    queryFn: () => session.api.call('GET /topics', {}),
    refetchInterval: 60_000,
  });
  return (
    <div className="cards topic">
      <h1 className="wide">{say('topics')}</h1>
      <Asked query={query}>{(answer) => <All answer={answer} />}</Asked>
    </div>
  );
}

function All({ answer }: { readonly answer: Topics }) {
  const { session, me, zone } = useWork();
  const { say } = useSpeech();
  const search = useSearch({ from: '/topics' });
  const [today] = periodsAround(session.now(), zone);
  const mayPropose = mayCall(me.roles, 'PUT /topics/{topicId}');
  const [draft, setDraft] = useState<TopicDraft | undefined>(() =>
    Object.keys(search).length > 0 ? draftOf(answer.offer, search) : undefined,
  );
  const [isSent, setSent] = useState(false);
  return (
    <>
      {mayPropose && (
        <section className="card wide" aria-labelledby="propose">
          <h2 id="propose">{say(TOPIC_WORDS.propose)}</h2>
          {draft ? (
            <TopicForm
              key={JSON.stringify(draft)}
              answer={answer}
              begun={draft}
              onClose={(sent) => {
                setDraft(undefined);
                setSent(sent);
              }}
            />
          ) : (
            <>
              {isSent && <p role="status">{say(TOPIC_WORDS.asProposed)}</p>}
              <p>
                {say(TOPIC_WORDS.proposeMeans)}{' '}
                <button type="button" onClick={() => setDraft(draftOf(answer.offer))}>
                  {say(TOPIC_WORDS.propose)}
                </button>
              </p>
            </>
          )}
        </section>
      )}
      {GROUPS.map((group) => {
        const topics = answer.topics.filter((topic) => groupOf(topic, today) === group);
        return (
          <section key={group} className="card wide" aria-labelledby={group}>
            <h2 id={group}>{say(GROUP_WORDS[group])}</h2>
            {topics.length === 0 && <p>{say(TOPIC_WORDS.none)}</p>}
            {topics.map((topic) => (
              <TopicCard
                key={topic.topicId}
                topic={topic}
                today={today}
                onLike={mayPropose ? () => setDraft(draftLike(answer.offer, topic)) : undefined}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}
