import type { SamplingPolicy } from '@huiyin/contracts';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { SAMPLING_WORDS, SEGMENT_NAMES } from '../../i18n/words-of-sampling.ts';
import { differencesOf, percentOf } from './proposal.ts';

type Rates = Pick<SamplingPolicy, 'rates' | 'segments' | 'teams'>;

/** What one policy changes of another, a line each. */
export function Differences({ before, after }: { readonly before: Rates; readonly after: Rates }) {
  const { nameOf } = useWork();
  const { say } = useSpeech();
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <>{say(SAMPLING_WORDS.changesNothing)}</>;
  const shown = (rate: number | undefined): string => (rate === undefined ? '—' : `${percentOf(rate)} %`);
  return (
    <ul>
      {differences.map(({ team, businessType, segment, before: was, after: becomes }) => {
        const name = [
          ...(team === undefined ? [] : [say(nameOf('team', team))]),
          ...(businessType === undefined ? [] : [say(nameOf('businessType', businessType))]),
          ...(segment === undefined ? [] : [say(SEGMENT_NAMES[segment])]),
        ].join(' · ');
        return (
          <li key={name}>
            {name} {shown(was)} → {shown(becomes)}
          </li>
        );
      })}
    </ul>
  );
}
