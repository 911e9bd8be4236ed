import { ApiRefusal } from '@huiyin/client';
import type { Wording } from '@huiyin/vocabulary';
import { useSpeech } from '../i18n/language.tsx';
import { RULES } from '../i18n/words.ts';

/** Why something was not done, in one sentence; `rules`: what refusals mean on this page beside those that every page knows. */
export function Refused({
  error,
  rules = {},
}: {
  readonly error: Error;
  readonly rules?: Readonly<Record<string, Wording>>;
}) {
  const { say } = useSpeech();
  const rule = error instanceof ApiRefusal ? error.rule : undefined;
  return (
    <p role="alert" className="warn">
      {rule === undefined ? say('failed') : say(rules[rule] ?? RULES[rule] ?? { zh: rule, en: rule })}
    </p>
  );
}
