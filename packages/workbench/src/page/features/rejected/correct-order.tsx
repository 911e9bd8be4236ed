import type { AnswerOf } from '@huiyin/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REJECTED_WORDS } from '../../i18n/words-of-rejected.ts';
import { correctionsOf, fieldsOf } from './corrections.ts';

type Rejected = AnswerOf<'GET /rejected'>['rejected'][number];
type Result = AnswerOf<'POST /rejected/{rejectedId}/correct'>['result'];

/** The fields that are wrong, to be set anew; what was typed stays until the branch takes it. */
export function CorrectOrder({
  rejected: { rejectedId, orderId, issues },
  onRecorded,
}: {
  readonly rejected: Rejected;
  readonly onRecorded: (result: Result) => void;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const title = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isAsked, setAsked] = useState(false);
  const sending = useMutation({
    mutationFn: (corrections: ReturnType<typeof correctionsOf>) =>
      session.api.call('POST /rejected/{rejectedId}/correct', {
        path: { rejectedId },
        body: { corrections: [...corrections] },
      }),
    onSuccess: async ({ result }) => {
      if (result === 'rejected') return;
      onRecorded(result);
      await queries.invalidateQueries({ queryKey: ['rejected'] });
    },
  });
  const found = sending.data?.issues ?? [];
  // A rule may show only once those before it are kept.
  const fields = fieldsOf([...issues, ...found]);
  const corrections = correctionsOf(fields, typed);
  return (
    <section className="card" aria-labelledby={title}>
      <h2 id={title}>
        {say(REJECTED_WORDS.correct)} · {orderId ?? rejectedId}
      </h2>
      <form
        className="act"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (corrections.length > 0 && !sending.isPending) sending.mutate(corrections);
        }}
      >
        <p>{say(REJECTED_WORDS.correctMeans)}</p>
        {fields.map(({ path, takes }) => (
          <p key={path}>
            <label>
              <code>{path}</code>{' '}
              <input
                value={typed[path] ?? ''}
                maxLength={300}
                autoComplete="off"
                onChange={({ target }) => setTyped((now) => ({ ...now, [path]: target.value }))}
              />
            </label>{' '}
            {takes === 'list' && <small>{say(REJECTED_WORDS.lists)}</small>}
          </p>
        ))}
        {isAsked && corrections.length === 0 && (
          <p role="alert" className="warn">
            {say(REJECTED_WORDS.nothingFilled)}
          </p>
        )}
        {sending.data?.result === 'rejected' && (
          <div role="alert" className="warn">
            <p>{say(REJECTED_WORDS.stillWrong)}</p>
            <ul>
              {found.map(({ path, rule }) => (
                <li key={`${path} ${rule}`}>
                  <code>{path}</code> {rule}
                </li>
              ))}
            </ul>
          </div>
        )}
        {sending.isError && <Refused error={sending.error} />}
        <button type="submit" aria-disabled={sending.isPending || corrections.length === 0}>
          {say(REJECTED_WORDS.correct)}
        </button>
      </form>
    </section>
  );
}
