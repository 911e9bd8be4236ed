import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { openSession } from '../api/session.ts';
import { signIn } from '../api/sign-in.ts';
import { keptLanguage, Speaking, useSpeech } from '../i18n/language.tsx';
import { AtWork, type Work } from './at-work.tsx';
import { routerFor } from './routes.tsx';
import { applyTheme, keptTheme } from './theme.ts';

/** A page is asked for by a person who waits: twice is enough, and what somebody looks at is looked at anew. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true } },
});
const router = routerFor();

export const App = () => (
  <Speaking>
    <SignedIn />
  </Speaking>
);

let opening: Promise<Work> | undefined;

async function open(): Promise<Work> {
  const session = openSession(await signIn(keptLanguage()));
  const [me, branch] = await Promise.all([
    session.api.call('GET /me', {}),
    session.api.call('GET /branch', {}),
  ]);
  const named = { team: branch.teams, businessType: branch.businessTypes };
  return {
    session,
    me,
    zone: branch.zone,
    branch: branch.name,
    categories: branch.categories,
    idsOf: (what) => named[what].map(({ id }) => id),
    nameOf: (what, id) => named[what].find((each) => each.id === id)?.name ?? { zh: id, en: id },
  };
}

function SignedIn() {
  const { say } = useSpeech();
  const [opened, setOpened] = useState<Work>();
  const [failed, setFailed] = useState(false);
  const start = (): void => {
    setFailed(false);
    opening = undefined;
    opening = open();
    opening.then(setOpened, () => setFailed(true));
  };
  useEffect(() => {
    applyTheme(keptTheme());
    // One code is good once: the page opens once, however often React looks.
    if (!opening) opening = open();
    opening.then(setOpened, () => setFailed(true));
  }, []);
  if (!opened)
    return (
      <main>
        <h1>{say('product')}</h1>
        <p role="status">{failed ? say('signInFailed') : say('signingIn')}</p>
        {failed && (
          <button type="button" data-kind="main" onClick={start}>
            {say('signIn')}
          </button>
        )}
      </main>
    );
  return (
    <QueryClientProvider client={queries}>
      <AtWork value={opened}>
        <RouterProvider router={router} />
      </AtWork>
    </QueryClientProvider>
  );
}
