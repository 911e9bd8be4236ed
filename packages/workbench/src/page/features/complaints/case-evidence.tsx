import { type ComplaintAnswer, evidenceType, mayCall, type RevealReason } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { CASE_PAGE_WORDS } from '../../i18n/words-of-cases.ts';
import { REASON_WORDS, reasonsOf } from './acts.ts';
import { Choice } from './choice.tsx';
import { handOver, isTaken } from './hand-over.ts';

/** Files beside a case: opened for a reason that goes on record, and handed over by either side. */
export function CaseEvidence({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { me, zone } = useWork();
  const { say, language } = useSpeech();
  const [opening, setOpening] = useState<string>();
  const { evidence, nextSteps } = complaint;
  const mayOpen =
    nextSteps.includes('reveal') && mayCall(me.roles, 'POST /complaints/{caseId}/evidence/{evidenceId}/open');
  const mayHand = complaint.mayAttach && mayCall(me.roles, 'POST /complaints/{caseId}/evidence');
  return (
    <section className="card wide" aria-labelledby="evidence">
      <h2 id="evidence">{say(CASE_PAGE_WORDS.evidence)}</h2>
      {evidence.length === 0 && <p>{say(CASE_PAGE_WORDS.noEvidence)}</p>}
      <ul className="rows">
        {evidence.map(({ id, at, by, type, bytes }, index) => (
          <li key={id}>
            {index + 1} ·{' '}
            {say(type === 'application/pdf' ? CASE_PAGE_WORDS.document : CASE_PAGE_WORDS.picture)}{' '}
            <small>
              {Math.ceil(bytes / 1000)} KB · {momentOf(at, zone, language)} · {by}
            </small>{' '}
            {mayOpen && (
              <button
                type="button"
                className="no-print"
                aria-expanded={opening === id}
                onClick={() => setOpening(opening === id ? undefined : id)}
              >
                {say(CASE_PAGE_WORDS.openEvidence)} <span className="unseen">{index + 1}</span>
              </button>
            )}
            {mayOpen && opening === id && (
              <OpenForReason complaint={complaint} evidenceId={id} onOpened={() => setOpening(undefined)} />
            )}
          </li>
        ))}
      </ul>
      {mayHand && <HandOver caseId={complaint.caseId} />}
    </section>
  );
}

function OpenForReason({
  complaint,
  evidenceId,
  onOpened,
}: {
  readonly complaint: ComplaintAnswer;
  readonly evidenceId: string;
  readonly onOpened: () => void;
}) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { caseId } = complaint;
  const opening = useMutation({
    mutationFn: (reason: RevealReason) =>
      session.api.call('POST /complaints/{caseId}/evidence/{evidenceId}/open', {
        path: { caseId, evidenceId },
        body: { reason },
      }),
    onSuccess: ({ url }) => {
      // It comes to be saved, and never as a page.
      const link = document.createElement('a');
      link.href = url;
      link.rel = 'noreferrer';
      link.click();
      onOpened();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['history', caseId] }),
  });
  return (
    <div className="act">
      <Choice
        title={say('whyOpen')}
        options={reasonsOf(complaint, me)}
        named={(each) => say(REASON_WORDS[each])}
        chosen={undefined}
        onChoose={(reason) => {
          if (!opening.isPending) opening.mutate(reason);
        }}
      />
      {opening.isError && <Refused error={opening.error} />}
    </div>
  );
}

function HandOver({ caseId }: { readonly caseId: string }) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const isWrong = file !== undefined && !isTaken(file);
  const handing = useMutation({
    mutationFn: (each: File) => handOver(session.api, caseId, each),
    onSuccess: () => setFile(undefined),
    onSettled: () =>
      Promise.all(
        ['complaint', 'history'].map((name) => queries.invalidateQueries({ queryKey: [name, caseId] })),
      ),
  });
  return (
    <form
      className="act no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isWrong && !handing.isPending) handing.mutate(file);
      }}
    >
      <p>
        <label htmlFor="evidence-file">{say(CASE_PAGE_WORDS.addEvidence)}</label>
        <input
          // Once it is handed over the field is a new one.
          key={handing.submittedAt && handing.isSuccess ? handing.submittedAt : 0}
          id="evidence-file"
          type="file"
          accept={evidenceType.options.join(',')}
          aria-invalid={isWrong}
          aria-describedby="evidence-fault"
          onChange={({ target }) => {
            handing.reset();
            setFile(target.files?.[0]);
          }}
        />
      </p>
      <button type="submit" aria-disabled={!file || isWrong || handing.isPending}>
        {say(handing.isPending ? CASE_PAGE_WORDS.handingOver : CASE_PAGE_WORDS.handOver)}
      </button>
      <p id="evidence-fault" role="status" className={isWrong ? 'warn' : undefined}>
        {isWrong && say(CASE_PAGE_WORDS.wrongFile)}
        {handing.isSuccess && say(CASE_PAGE_WORDS.handedOver)}
      </p>
      {handing.isError &&
        (handing.error instanceof Fault && handing.error.code === 'file-not-put' ? (
          <p role="alert" className="warn">
            {say(CASE_PAGE_WORDS.notPut)}
          </p>
        ) : (
          <Refused error={handing.error} />
        ))}
    </form>
  );
}
