import { useSpeech } from '../../i18n/language.tsx';
import { RULES } from '../../i18n/words.ts';
import type { AgentDesk, DeskMessage } from './desk.ts';
import type { Call } from './model.ts';

const WORD = {
  recorded: 'recorded',
  superseded: 'superseded',
  repeated: 'repeated',
  corrected: 'corrected',
  'given-back': 'givenBack',
  resumed: 'resumed',
  refused: 'refused',
  'out-of-reach': 'outOfReach',
  'session-over': 'sessionOver',
  'storage-full': 'storageFull',
} as const satisfies Record<DeskMessage['is'], string>;

const WARNS: readonly DeskMessage['is'][] = ['refused', 'out-of-reach', 'session-over', 'storage-full'];

/** What became of the last thing that was done; of a refusal every field at fault, in words. */
export function DeskNotice({
  notice,
  call,
  desk,
}: {
  readonly notice: DeskMessage | undefined;
  readonly call: Call | undefined;
  readonly desk: AgentDesk;
}) {
  const { say, language } = useSpeech();
  const meaning = (rule: string): string => RULES[rule]?.[language] ?? rule;
  const isWarning = notice !== undefined && WARNS.includes(notice.is);
  const questionOf = (path: string): string => {
    const id = path.split('.').at(-1);
    return call?.task.questionnaire.questions.find((each) => each.id === id)?.text[language] ?? '';
  };
  return (
    <div role={isWarning ? 'alert' : 'status'}>
      {notice && (
        <div className="notice inside" data-tone={isWarning ? 'warn' : undefined}>
          <strong>{say(WORD[notice.is])}</strong>
          {notice.is === 'refused' && (
            <span>
              {notice.issues.length === 0
                ? meaning(notice.rule)
                : notice.issues
                    .map(({ path, rule }) => `${questionOf(path)} ${meaning(rule)}`.trim())
                    .join(language === 'zh' ? '；' : '; ')}
            </span>
          )}
          {notice.is === 'refused' && call && (
            <button type="button" onClick={() => desk.discard()}>
              {say('discard')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
