import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { type Command, hasSingleKeys, printed, setSingleKeys } from './commands.ts';

/** Every key of this page, printed from what listens to them. */
export function KeyList({
  commands,
  onClose,
}: {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}) {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(hasSingleKeys);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="keys">
      <h1 id="keys">{say('keys')}</h1>
      <dl className="keylist">
        {commands.map(({ keys, word }) => (
          <div key={keys.join()} className="contents">
            <dt>
              {keys.map((each) => (
                <kbd key={each}>{printed(each)}</kbd>
              ))}
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input
            type="checkbox"
            checked={single}
            onChange={({ target }) => {
              setSingleKeys(target.checked);
              setSingle(target.checked);
            }}
          />{' '}
          {say('singleKeys')}
        </label>
      </p>
      <p>
        <button type="button" data-kind="main" onClick={() => dialog.current?.close()}>
          {say('close')} <kbd>Esc</kbd>
        </button>
      </p>
    </dialog>
  );
}
