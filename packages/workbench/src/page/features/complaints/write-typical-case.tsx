import { type ComplaintAnswer, mayCall } from '@huiyin/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { CASE_PAGE_WORDS } from '../../i18n/words-of-cases.ts';

const NOTHING = { title: '', story: '', lesson: '' };
const FIELDS = [
  ['title', CASE_PAGE_WORDS.title, 80],
  ['story', CASE_PAGE_WORDS.story, 2000],
  ['lesson', CASE_PAGE_WORDS.lesson, 2000],
] as const;

/** Of a closed case, by whoever may: what others learn from it. */
export function WriteTypicalCase({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState(NOTHING);
  const { caseId, state, order } = complaint;
  const writing = useMutation({
    mutationFn: () => session.api.call('PUT /typical-cases/{caseId}', { path: { caseId }, body: said }),
    onSuccess: () => {
      setOpen(false);
      setSaid(NOTHING);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['typical'] }),
  });
  if (state !== 'closed' || me.team === order.team || !mayCall(me.roles, 'PUT /typical-cases/{caseId}'))
    return null;
  const isReady = Object.values(said).every((each) => each.trim() !== '');
  return (
    <section className="card wide no-print" aria-labelledby="write-typical">
      <h2 id="write-typical">{say(CASE_PAGE_WORDS.writeTypical)}</h2>
      <p>
        {say(CASE_PAGE_WORDS.writeTypicalMeans)}{' '}
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(CASE_PAGE_WORDS.writeTypical)}
        </button>
      </p>
      {writing.isSuccess && <p role="status">{say(CASE_PAGE_WORDS.typicalWritten)}</p>}
      {isOpen && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !writing.isPending) writing.mutate();
          }}
        >
          {FIELDS.map(([field, word, most]) => (
            <p key={field}>
              <label htmlFor={`typical-${field}`}>{say(word)}</label>
              {field === 'title' ? (
                <input
                  id={`typical-${field}`}
                  className="line"
                  autoComplete="off"
                  maxLength={most}
                  value={said[field]}
                  onChange={({ target }) => setSaid({ ...said, [field]: target.value })}
                />
              ) : (
                <textarea
                  id={`typical-${field}`}
                  rows={4}
                  maxLength={most}
                  value={said[field]}
                  onChange={({ target }) => setSaid({ ...said, [field]: target.value })}
                />
              )}
            </p>
          ))}
          <button type="submit" aria-disabled={!isReady || writing.isPending}>
            {say(CASE_PAGE_WORDS.writeIt)}
          </button>
          {writing.isError && <Refused error={writing.error} />}
        </form>
      )}
    </section>
  );
}
