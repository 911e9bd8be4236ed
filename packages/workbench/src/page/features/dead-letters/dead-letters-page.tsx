import type { AnswerOf } from '@huiyin/client';
import { LETTER_SENDER_NAMES } from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { LETTER_WORDS } from '../../i18n/words-of-letters.ts';
import { LettersOfDoor } from './letters-of-door.tsx';
import { WhatWasDone } from './what-was-done.tsx';

type Queue = AnswerOf<'GET /dead-letters'>['queues'][number];

/** What the branch could not handle, door by door, and what was done about it. */
export function DeadLettersPage() {
  const { session } = useWork();
  const { say } = useSpeech();
  const [opened, setOpened] = useState<string>();
  const query = useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => session.api.call('GET /dead-letters', {}),
    refetchInterval: 60_000,
  });
  return (
    <div className="cards">
      <h1 className="wide">{say('deadLetters')}</h1>
      <p className="means wide">{say(LETTER_WORDS.means)}</p>
      <section className="card wide" aria-labelledby="queues">
        <h2 id="queues">{say(LETTER_WORDS.queues)}</h2>
        <Asked query={query}>
          {({ queues }) => <Queues queues={queues} opened={opened} onOpen={setOpened} />}
        </Asked>
      </section>
      {opened !== undefined && <LettersOfDoor key={opened} queue={opened} />}
      <WhatWasDone />
    </div>
  );
}

function Queues({
  queues,
  opened,
  onOpen,
}: {
  readonly queues: readonly Queue[];
  readonly opened: string | undefined;
  readonly onOpen: (queue: string | undefined) => void;
}) {
  const { zone } = useWork();
  const { say, language, list } = useSpeech();
  const full = queues.filter(({ waiting, held }) => waiting + held > 0);
  const empty = queues.filter(({ waiting, held }) => waiting + held === 0);
  if (full.length === 0) return <p role="status">{say(LETTER_WORDS.none)}</p>;
  return (
    <>
      <Scrolls label={say(LETTER_WORDS.queues)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(LETTER_WORDS.door)}</th>
              <th scope="col">{say(LETTER_WORDS.what)}</th>
              <th scope="col">{say(LETTER_WORDS.waiting)}</th>
              <th scope="col">{say(LETTER_WORDS.oldest)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {full.map(({ queue, sender, waiting, held, oldestAt }) => (
              <tr key={queue}>
                <th scope="row">
                  <code>{queue}</code>
                </th>
                <td>{say(LETTER_SENDER_NAMES[sender])}</td>
                <td>
                  {waiting}
                  {held > 0 && (
                    <small>
                      {' '}
                      +{held} {say(LETTER_WORDS.held)}
                    </small>
                  )}
                </td>
                <td>{oldestAt === undefined ? '—' : momentOf(oldestAt, zone, language)}</td>
                <td>
                  <button
                    type="button"
                    aria-expanded={opened === queue}
                    onClick={() => onOpen(opened === queue ? undefined : queue)}
                  >
                    {say(LETTER_WORDS.look)} <span className="unseen">{queue}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <p>
        <small>
          {say(LETTER_WORDS.others)} {list(empty.map(({ queue }) => queue))}
        </small>
      </p>
    </>
  );
}
