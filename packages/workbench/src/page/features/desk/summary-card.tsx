import { CONCERN_NAMES, DISPOSITION_NAMES } from '@huiyin/vocabulary';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { type Call, concernsOf, dispositionOf, hindranceOf } from './model.ts';

/** What will be recorded, before it is; and the keys that end a call. */
export function SummaryCard({
  call,
  isSending,
  onOutcome,
  onComplaint,
  onNoMoreCalls,
  onSend,
  onGiveBack,
  onLeave,
}: {
  readonly call: Call;
  readonly isSending: boolean;
  readonly onOutcome: () => void;
  /** Absent: these questions have no complaint. */
  readonly onComplaint: (() => void) | undefined;
  readonly onNoMoreCalls: () => void;
  readonly onSend: (next: boolean) => void;
  readonly onGiveBack: () => void;
  readonly onLeave: () => void;
}) {
  const { zone } = useWork();
  const { say, list, language } = useSpeech();
  const disposition = dispositionOf(call);
  const hindrance = hindranceOf(call);
  const concerns = concernsOf(call);
  const correcting = call.correcting !== undefined;
  const cannot = hindrance !== undefined || isSending;
  return (
    <section className="card summary" aria-labelledby="summary">
      <h2 id="summary">{say('summary')}</h2>
      <p className="verdict" role="status">
        {disposition === undefined ? (
          say('summaryOpen')
        ) : (
          <strong>{DISPOSITION_NAMES[disposition][language]}</strong>
        )}
        {call.callAgainAt !== undefined && (
          <span>
            {' '}
            · {say('ringAgainAt')} {momentOf(call.callAgainAt, zone, language)}
          </span>
        )}
        {hindrance === 'number-open' && <span className="warn"> · {say('numberOpen')}</span>}
      </p>
      {call.outcome === 'refused' && (
        <p className="options">
          <button
            type="button"
            aria-pressed={call.noMoreCalls === true}
            aria-disabled={isSending}
            onClick={onNoMoreCalls}
          >
            {say('noMoreCalls')} <kbd>F7</kbd>
          </button>
        </p>
      )}
      {concerns.length > 0 && (
        <p className="warn">
          {say('caseFollows')}
          {list(concerns.map((concern) => CONCERN_NAMES[concern][language]))}
        </p>
      )}
      <div className="acts">
        <button type="button" aria-disabled={isSending} onClick={onOutcome}>
          {say('outcomeShort')} <kbd>F4</kbd>
        </button>
        {onComplaint && (
          <button type="button" aria-disabled={isSending} onClick={onComplaint}>
            {say('complaintShort')} <kbd>F8</kbd>
          </button>
        )}
        {correcting ? (
          <button type="button" onClick={onLeave}>
            {say('leaveCorrection')} <kbd>Esc</kbd>
          </button>
        ) : (
          <button type="button" aria-disabled={isSending} onClick={onGiveBack}>
            {say('giveBack')} <kbd>Shift+F4</kbd>
          </button>
        )}
      </div>
      <div className="acts last">
        <button type="button" data-kind="main" aria-disabled={cannot} onClick={() => onSend(true)}>
          {isSending ? say('sending') : say(correcting ? 'sendCorrection' : 'sendAndNext')}{' '}
          <kbd>Ctrl+Enter</kbd>
        </button>
        {!correcting && (
          <button type="button" aria-disabled={cannot} onClick={() => onSend(false)}>
            {say('send')} <kbd>Ctrl+S</kbd>
          </button>
        )}
      </div>
    </section>
  );
}
