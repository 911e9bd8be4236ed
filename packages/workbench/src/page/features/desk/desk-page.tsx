import { lazy, Suspense, useRef, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { timeOf } from '../../i18n/moments.ts';
import { type Command, printed, useCommands } from '../../keyboard/commands.ts';
import { KeyList } from '../../keyboard/key-list.tsx';
import { momentOfSlot, SLOTS } from './appointment.ts';
import { AppointmentPanel } from './appointment-panel.tsx';
import { CustomerCard } from './customer-card.tsx';
import type { AgentDesk } from './desk.ts';
import './desk.css';
import { DeskNotice } from './desk-notice.tsx';
import {
  answer,
  begin,
  type Call,
  currentOf,
  dial,
  end,
  goBack,
  goTo,
  hindranceOf,
  move,
  optionsOf,
  outcomeOf,
  ringAgain,
  toggleNoMoreCalls,
} from './model.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { telLine } from './phone-line.ts';
import { QuestionSheet } from './question-sheet.tsx';
import { SummaryCard } from './summary-card.tsx';
import { useDesk, useDeskState, useNow } from './use-desk.ts';

/** A key that was pressed for the customer before is not one for this one. */
const DEAF_MS = 250;

/** The question that a complaint is written under; a second callback has none. */
const COMPLAINT = 'complaint';

export function DeskPage() {
  const seen = useDesk();
  const { say } = useSpeech();
  if (seen.is === 'opening') return <p role="status">{say('loading')}</p>;
  if (seen.is === 'elsewhere') return <p role="alert">{say('deskElsewhere')}</p>;
  return <OpenDesk desk={seen.desk} />;
}

type Panel = 'outcome' | 'appointment';

/** Looked up in few calls, so it comes when it is asked for. */
const AnswerBank = lazy(() =>
  import('./answer-bank.tsx').then(({ AnswerBank: Bank }) => ({ default: Bank })),
);

function OpenDesk({ desk }: { readonly desk: AgentDesk }) {
  const { session, zone } = useWork();
  const { say, language } = useSpeech();
  const { call, none, last, busy, notice, savedMs } = useDeskState(desk);
  const nowMs = useNow(session.now);
  const [panel, setPanel] = useState<Panel>();
  const [help, setHelp] = useState(false);
  const [bank, setBank] = useState(false);
  const shown = useRef({ claimId: '', atMs: 0 });
  const claimId = call?.task.claimId ?? '';
  if (shown.current.claimId !== claimId) shown.current = { claimId, atMs: performance.now() };

  const current = call && currentOf(call);
  const change = (step: (call: Call, at: string) => Call): void => desk.change(step);
  const ring = (which?: number): void => {
    if (!call || busy || call.sending || call.correcting) return;
    change((given, at) => dial(given, at, which));
    const rung = desk.state().call;
    const number = rung?.task.contact?.phones[(rung.numberRung ?? 1) - 1];
    if (number !== undefined) telLine.ring(number);
  };
  const choose = (digit: number): void => {
    if (!call || performance.now() - shown.current.atMs < DEAF_MS) return;
    if (panel === 'outcome') {
      const outcome = outcomeOf(digit);
      if (outcome === undefined) return;
      change((given, at) => end(given, outcome, at));
      setPanel(outcome === 'call-later' ? 'appointment' : undefined);
      return;
    }
    if (panel === 'appointment') {
      const slot = SLOTS[digit - 1];
      if (!slot) return;
      const moment = momentOfSlot(slot, new Date(session.now()), zone);
      if (moment === undefined && slot.word !== 'noTime') return;
      change((given, at) => ringAgain(given, moment, at));
      setPanel(undefined);
      return;
    }
    if (!current || call.outcome !== undefined) return;
    const options = optionsOf(current, call.task.levels);
    if (options.length === 0) return;
    const chosen = options[digit - 1];
    if (chosen) change((given, at) => answer(given, current, chosen.id, at));
    else if (digit === 0 && !current.required) change((given, at) => answer(given, current, null, at));
  };
  const send = (next: boolean): void => {
    if (!call || hindranceOf(call) !== undefined) return;
    setPanel(undefined);
    void desk.send(next);
  };
  const hasComplaint = call?.task.questionnaire.questions.some(({ id }) => id === COMPLAINT) === true;
  const complain = (): void => {
    if (!hasComplaint) return;
    setPanel(undefined);
    change((given, at) => goTo(begin(goBack(given), at), COMPLAINT));
  };
  const stepOut = (): void => {
    if (bank) setBank(false);
    else if (panel) {
      if (panel === 'appointment') change(goBack);
      setPanel(undefined);
    } else if (call?.correcting) desk.leaveCorrection();
    else if (call?.outcome !== undefined) change(goBack);
    else if (notice) desk.dismiss();
  };
  const step = (by: number): void => {
    if (panel) stepOut();
    else if (call?.outcome !== undefined) change(goBack);
    else change((given) => move(given, by));
  };

  const commands: readonly Command[] = [
    { keys: ['F2'], word: 'keyNext', inText: true, run: () => (call ? ring() : void desk.claim()) },
    { keys: ['0-9'], word: 'keyDigit', run: choose },
    { keys: ['Backspace'], word: 'keyBack', run: () => step(-1) },
    { keys: ['PageUp'], word: 'keyBack', inText: true, run: () => step(-1) },
    { keys: ['PageDown'], word: 'keyForward', inText: true, run: () => step(1) },
    {
      keys: ['F4'],
      word: 'keyOutcome',
      inText: true,
      run: () => call && !call.sending && setPanel(panel === 'outcome' ? undefined : 'outcome'),
    },
    { keys: ['F7'], word: 'keyNoMoreCalls', inText: true, run: () => change(toggleNoMoreCalls) },
    { keys: ['F8'], word: 'keyComplaint', inText: true, run: complain },
    { keys: ['F9'], word: 'keyAnswers', inText: true, run: () => setBank(!bank) },
    { keys: ['Control+Enter'], word: 'keySendNext', inText: true, run: () => send(true) },
    { keys: ['Control+s'], word: 'keySend', inText: true, run: () => send(false) },
    { keys: ['Shift+F2'], word: 'keyCorrect', inText: true, run: () => desk.correctLast() },
    { keys: ['Shift+F4'], word: 'keyGiveBack', inText: true, run: () => void desk.giveBack() },
    { keys: ['Escape'], word: 'keyEscape', inText: true, run: stepOut },
    { keys: ['F1'], word: 'keyHelp', inText: true, run: () => setHelp(true) },
  ];
  useCommands(help ? [] : commands);

  const mayCorrect = last !== undefined && Date.parse(last.until) > nowMs && !call?.correcting;
  const key = (name: string) => <kbd>{printed(name)}</kbd>;
  return (
    <>
      <div className="desk-head">
        <h1>{call?.correcting ? say('correcting') : say('desk')}</h1>
        <span className="grow" />
        <small aria-live="off">
          {[
            ...(call && savedMs !== undefined ? [`${say('saved')} ${timeOf(savedMs, zone, language)}`] : []),
            ...(mayCorrect
              ? [`${last.call.task.orderId} ${say('until')} ${timeOf(last.until, zone, language)}`]
              : []),
          ].join(' · ')}
        </small>
        {mayCorrect && (
          <button type="button" onClick={() => desk.correctLast()}>
            {say('correctLast')} {key('Shift+F2')}
          </button>
        )}
        <button type="button" aria-expanded={bank} onClick={() => setBank(!bank)}>
          {say('answerBank')} {key('F9')}
        </button>
        <button type="button" onClick={() => setHelp(true)}>
          {say('keys')} {key('F1')}
        </button>
      </div>
      <DeskNotice notice={notice} call={call} desk={desk} />
      {!call && (
        <section className="card ready">
          <p role="status">
            {busy === 'claiming'
              ? say('claiming')
              : none
                ? say(WHY[none.none ?? 'queue-empty'])
                : say('ready')}
          </p>
          {none?.askAgainAt !== undefined && (
            <p>
              {say('askAgainAt')} {timeOf(none.askAgainAt, zone, language)}
            </p>
          )}
          <button
            type="button"
            data-kind="main"
            aria-disabled={busy !== undefined}
            onClick={() => void desk.claim()}
          >
            {say('nextCustomer')} {key('F2')}
          </button>
        </section>
      )}
      {call && (
        <div className="desk">
          <div className="desk-left">
            {panel === 'outcome' && <OutcomePanel chosen={call.outcome} onChoose={choose} />}
            {panel === 'appointment' && (
              <AppointmentPanel
                nowMs={nowMs}
                onDigit={choose}
                onMoment={(moment) => {
                  change((given, at) => ringAgain(given, moment, at));
                  setPanel(undefined);
                }}
              />
            )}
            <QuestionSheet call={call} change={change} isHidden={panel !== undefined} />
          </div>
          <div className="desk-right">
            {bank && (
              <Suspense fallback={<p role="status">{say('loading')}</p>}>
                <AnswerBank businessType={call.task.businessType} onClose={() => setBank(false)} />
              </Suspense>
            )}
            <CustomerCard call={call} nowMs={nowMs} onDial={ring} />
            <SummaryCard
              call={call}
              isSending={busy === 'sending' || call.sending !== undefined}
              onOutcome={() => call.sending === undefined && setPanel('outcome')}
              onComplaint={hasComplaint ? complain : undefined}
              onNoMoreCalls={() => change(toggleNoMoreCalls)}
              onSend={send}
              onGiveBack={() => void desk.giveBack()}
              onLeave={() => desk.leaveCorrection()}
            />
          </div>
        </div>
      )}
      {help && <KeyList commands={commands} onClose={() => setHelp(false)} />}
    </>
  );
}

const WHY = {
  'queue-empty': 'queueEmpty',
  'none-due': 'noneDue',
  'not-independent': 'notIndependent',
  'outside-permitted-hours': 'outsideHours',
} as const;
