import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { PLACES, type WorkbenchPage } from './places.ts';
import { stageAfter, tour } from './tour.ts';

/** Leads through the pages that one's role has, a sentence each; offered on the first visit, and never in the way. */
export function TourBar({ places }: { readonly places: readonly WorkbenchPage[] }) {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const stage = useSyncExternalStore(tour.subscribe, tour.stage);
  if (stage === 'over' || (stage === 'offered' && pathname !== PLACES.home.path)) return null;
  const place = typeof stage === 'number' ? places[stage] : undefined;
  const goOn = (): void => {
    const next = stageAfter(stage, places.length);
    tour.set(next);
    const to = typeof next === 'number' ? places[next] : PLACES.home;
    // The path is one of the router's own.
    if (to) void navigate({ to: to.path as '/home' });
  };
  return (
    <section className="notice" aria-label={say('tour')}>
      <span aria-live="polite">
        {place ? (
          <>
            <strong>{say(place.word)}</strong> {say(place.about)}
          </>
        ) : (
          say('tourOffer')
        )}
      </span>
      <span className="grow" />
      {typeof stage === 'number' && (
        <small>
          {stage + 1}/{places.length}
        </small>
      )}
      <button type="button" onClick={goOn}>
        {say(place === undefined ? 'tourBegin' : stage === places.length - 1 ? 'tourEnd' : 'tourNext')}
      </button>
      {stage !== places.length - 1 && (
        <button type="button" onClick={() => tour.set('over')}>
          {say(place === undefined ? 'tourNone' : 'tourLeave')}
        </button>
      )}
    </section>
  );
}
