import { DISPOSITION_NAMES } from '@huiyin/vocabulary';
import { useSpeech } from '../../i18n/language.tsx';
import { type CallEnding, OUTCOMES } from './model.ts';

/** How a call ended that was not completed: all outcomes at once, each with its digit; none is chosen beforehand. */
export function OutcomePanel({
  chosen,
  onChoose,
}: {
  readonly chosen: CallEnding | undefined;
  readonly onChoose: (digit: number) => void;
}) {
  const { say, language } = useSpeech();
  return (
    <section className="card panel" aria-labelledby="outcome">
      <h2 id="outcome">{say('outcome')}</h2>
      <div className="options two">
        {OUTCOMES.map((outcome, index) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={chosen === outcome}
            onClick={() => onChoose((index + 1) % 10)}
          >
            <kbd>{(index + 1) % 10}</kbd> {DISPOSITION_NAMES[outcome][language]}
          </button>
        ))}
      </div>
    </section>
  );
}
