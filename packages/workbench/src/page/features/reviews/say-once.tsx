import { ApiRefusal } from '@huiyin/client';
import type { Wording } from '@huiyin/vocabulary';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { REVIEW_RULES } from '../../i18n/words-of-reviews.ts';

const WORDS_MAX = 1000;

/** Why it was refused, in words. */
export function Refusal({ error }: { readonly error: Error | null }) {
  const { say } = useSpeech();
  if (!error) return null;
  const rule = error instanceof ApiRefusal ? error.rule : undefined;
  return (
    <p role="alert" className="warn">
      {say((rule !== undefined && REVIEW_RULES[rule]) || 'failed')}
    </p>
  );
}

/** Words that are sent once, by the button or Ctrl+Enter; Enter alone begins a new line. */
export function SayOnce({
  label,
  button,
  send,
  onSent,
}: {
  readonly label: Wording;
  readonly button: Wording;
  readonly send: (words: string) => Promise<unknown>;
  readonly onSent: () => void;
}) {
  const { say } = useSpeech();
  const field = useId();
  const [words, setWords] = useState('');
  const sending = useMutation({ mutationFn: send, onSuccess: onSent });
  const submit = (): void => {
    if (words.trim() !== '' && !sending.isPending) sending.mutate(words.trim());
  };
  return (
    <form
      className="act"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={field}>{say(label)}</label>
      <textarea
        id={field}
        rows={3}
        maxLength={WORDS_MAX}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) submit();
        }}
      />
      <Refusal error={sending.error} />
      <button type="submit" data-kind="main" aria-disabled={words.trim() === '' || sending.isPending}>
        {say(button)}
      </button>
    </form>
  );
}
