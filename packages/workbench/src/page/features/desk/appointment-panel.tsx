import { useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { momentOfSlot, readMoment, SLOTS } from './appointment.ts';

/** When the customer wants to be rung: five slots by digit, or any time in words; each says the day it means. */
export function AppointmentPanel({
  nowMs,
  onDigit,
  onMoment,
}: {
  readonly nowMs: number;
  readonly onDigit: (digit: number) => void;
  readonly onMoment: (moment: string) => void;
}) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const now = new Date(nowMs);
  const typed = text === '' ? undefined : readMoment(text, now, zone);
  return (
    <section className="card panel" aria-labelledby="appointment">
      <h2 id="appointment">{say('appointment')}</h2>
      <div className="options">
        {SLOTS.map((slot, index) => {
          const moment = momentOfSlot(slot, now, zone);
          const isPast = moment === undefined && slot.word !== 'noTime';
          return (
            <button key={slot.word} type="button" aria-disabled={isPast} onClick={() => onDigit(index + 1)}>
              <kbd>{index + 1}</kbd> {say(slot.word)}
              {moment !== undefined && <small> {momentOf(moment, zone, language)}</small>}
            </button>
          );
        })}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === undefined) setIsWrong(true);
          else onMoment(typed);
        }}
      >
        <label htmlFor="moment">{say('writeTime')}</label>
        <input
          id="moment"
          value={text}
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby="moment-read"
          onChange={({ target }) => {
            setText(target.value);
            setIsWrong(false);
          }}
        />
        <small id="moment-read" role="status" className={isWrong ? 'warn' : undefined}>
          {isWrong
            ? say('noMoment')
            : typed === undefined
              ? ''
              : `${say('ringAgainAt')} ${momentOf(typed, zone, language)} · Enter`}
        </small>
      </form>
    </section>
  );
}
