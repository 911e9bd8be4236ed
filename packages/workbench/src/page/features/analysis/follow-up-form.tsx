import { type Countermeasure, type FollowUpBody, followUpBody } from '@huiyin/contracts';
import { FOLLOW_UP_NAMES, FOLLOW_UPS, type FollowUp } from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { ANALYSIS_RULES, ANALYSIS_WORDS } from '../../i18n/words-of-analysis.ts';
import { MEASURE_MAX } from './measure-form.tsx';

/** Was it done? Nothing is chosen beforehand. */
export function FollowUpForm({
  found: { countermeasureId },
  onKept,
}: {
  readonly found: Countermeasure;
  readonly onKept: () => void;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const field = useId();
  const [outcome, setOutcome] = useState<FollowUp>();
  const [note, setNote] = useState('');
  const body = followUpBody.safeParse({ outcome, ...(note.trim() !== '' && { note }) });
  const keeping = useMutation({
    mutationFn: (said: FollowUpBody) =>
      session.api.call('POST /countermeasures/{countermeasureId}/follow-up', {
        path: { countermeasureId },
        body: said,
      }),
    onSuccess: async () => {
      await Promise.all(
        [['countermeasures'], ['briefing']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
      onKept();
    },
  });
  const isTextWrong = outcome !== undefined && !body.success;
  return (
    <form
      className="act"
      onSubmit={(event) => {
        event.preventDefault();
        if (body.success && !keeping.isPending) keeping.mutate(body.data);
      }}
    >
      <fieldset className="options">
        <legend>{say(ANALYSIS_WORDS.outcome)}</legend>
        {FOLLOW_UPS.map((each) => (
          <button key={each} type="button" aria-pressed={outcome === each} onClick={() => setOutcome(each)}>
            {say(FOLLOW_UP_NAMES[each])}
          </button>
        ))}
      </fieldset>
      <label htmlFor={field}>{say(ANALYSIS_WORDS.note)}</label>
      <textarea
        id={field}
        rows={2}
        maxLength={MEASURE_MAX}
        value={note}
        aria-invalid={isTextWrong}
        onChange={({ target }) => setNote(target.value)}
      />
      {isTextWrong && (
        <p role="alert" className="warn">
          {say(ANALYSIS_WORDS.wrongText)}
        </p>
      )}
      {keeping.isError && <Refused error={keeping.error} rules={ANALYSIS_RULES} />}
      <button type="submit" data-kind="main" aria-disabled={!body.success || keeping.isPending}>
        {say(ANALYSIS_WORDS.keep)}
      </button>
    </form>
  );
}
