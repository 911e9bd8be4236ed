import type { AnswerOf } from '@huiyin/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { saveFile } from '../../app/save-file.ts';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { comparisonWording } from '../../i18n/words-of-figures.ts';
import {
  progressWording,
  restatedWording,
  satisfactionWording,
  TOPIC_WORDS,
  throughWording,
} from '../../i18n/words-of-topics.ts';

type Report = AnswerOf<'GET /topic-reports/{topicId}'>;

/** What a topic came to: at once of one that runs, of others when somebody asks. */
export function TopicReport({
  topicId,
  isOpen: isRunning,
}: {
  readonly topicId: string;
  readonly isOpen: boolean;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(isRunning);
  const query = useQuery({
    queryKey: ['topic-report', topicId],
    queryFn: () => session.api.call('GET /topic-reports/{topicId}', { path: { topicId } }),
    enabled: isOpen,
    refetchInterval: isRunning ? 60_000 : false,
  });
  return (
    <>
      <p>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(TOPIC_WORDS.report)} <span className="unseen">{topicId}</span>
        </button>
      </p>
      {isOpen && <Asked query={query}>{(report) => <Figures report={report} />}</Asked>}
    </>
  );
}

function Figures({ report }: { readonly report: Report }) {
  const { session } = useWork();
  const { say, language } = useSpeech();
  const { topic, closed, causes, teams } = report;
  const restated = restatedWording(report);
  const download = async (): Promise<void> => {
    const bytes = await session.api.download('GET /topic-reports/{topicId}', {
      path: { topicId: topic.topicId },
      query: { format: 'xlsx', language },
    });
    saveFile(`${topic.topicId}.xlsx`, bytes);
  };
  return (
    <section aria-label={`${say(TOPIC_WORDS.report)} ${topic.topicId}`}>
      <p>
        {say(throughWording(report))} · {say(progressWording(report))}
      </p>
      <progress
        aria-label={`${say(TOPIC_WORDS.progress)} ${topic.topicId}`}
        max={Math.max(1, topic.requested)}
        value={Math.min(closed, topic.requested)}
      />
      <p>{say(satisfactionWording(report))}</p>
      {restated && <p role="note">{say(restated)}</p>}
      {causes.length === 0 ? (
        <p>{say(TOPIC_WORDS.noCauses)}</p>
      ) : (
        <>
          <Scrolls label={say(TOPIC_WORDS.causes)}>
            <table>
              <caption className="unseen">{say(TOPIC_WORDS.causes)}</caption>
              <thead>
                <tr>
                  <th scope="col">{say(TOPIC_WORDS.cause)}</th>
                  <th scope="col">{say(TOPIC_WORDS.named)}</th>
                  <th scope="col">{say(TOPIC_WORDS.share)}</th>
                </tr>
              </thead>
              <tbody>
                {causes.map(({ answer, name, count, of, share, leads }) => (
                  <tr key={answer}>
                    <th scope="row">
                      {say(name)} {leads && <small>{say(TOPIC_WORDS.leads)}</small>}
                    </th>
                    <td className="number">
                      {count}/{of}
                    </td>
                    <td className="number">
                      {share.percent.toFixed(1)}%{' '}
                      <small>{`${share.low.toFixed(1)}–${share.high.toFixed(1)}`}</small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
          {!causes.some(({ leads }) => leads) && <p>{say(TOPIC_WORDS.noneLeads)}</p>}
        </>
      )}
      {teams.length > 0 && (
        <Scrolls label={say(TOPIC_WORDS.byTeam)}>
          <table>
            <caption className="unseen">{say(TOPIC_WORDS.byTeam)}</caption>
            <thead>
              <tr>
                <th scope="col">{say('team')}</th>
                <th scope="col">{say('satisfiedOfRated')}</th>
                <th scope="col">{say('whatATestSays')}</th>
              </tr>
            </thead>
            <tbody>
              {teams.map(({ team, name, rated, satisfied, comparison }) => (
                <tr key={team}>
                  <th scope="row">{say(name)}</th>
                  <td className="number">
                    {satisfied}/{rated}
                  </td>
                  <td>{say(comparisonWording(comparison))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      <p>
        <button type="button" onClick={() => void download()}>
          {say(TOPIC_WORDS.workbook)} <span className="unseen">{topic.topicId}</span>
        </button>
      </p>
    </section>
  );
}
