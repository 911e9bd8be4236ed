import { mayCall } from '@huiyin/contracts';
import { ROLE_NAMES } from '@huiyin/vocabulary';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { forgetDrafts } from '../drafts/draft-store.ts';
import { useSpeech } from '../i18n/language.tsx';
import { useConnection, useWork } from './at-work.tsx';
import { PLACES } from './places.ts';
import { applyTheme, keptTheme, THEMES, type Theme } from './theme.ts';
import { TourBar } from './tour-bar.tsx';

const THEME_WORDS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

/** As many pages stand beside the product's name in either language at 1,366 points; more have a row of their own. */
const PLACES_BESIDE = 5;

/** The frame of every page: where one is, who one is, and whether the connection holds. */
export function Shell() {
  const { say, language, setLanguage } = useSpeech();
  const { session, me, branch } = useWork();
  const { isOver, isRetrying } = useConnection();
  const [theme, setTheme] = useState<Theme>(keptTheme);
  useEffect(() => {
    const touch = (): void => session.touch();
    for (const event of ['keydown', 'pointerdown']) window.addEventListener(event, touch);
    return () => {
      for (const event of ['keydown', 'pointerdown']) window.removeEventListener(event, touch);
    };
  }, [session]);
  useEffect(() => {
    document.title = `${say('product')} · ${say(branch)}`;
  }, [say, branch]);
  const places = Object.values(PLACES).filter(({ needs }) => mayCall(me.roles, needs));
  return (
    <>
      <a className="skip" href="#content">
        {say('toContent')}
      </a>
      <header className="bar">
        <strong>
          {say('product')} · {say(branch)}
        </strong>
        <nav aria-label={say('pages')} data-row={places.length > PLACES_BESIDE ? 'own' : 'beside'}>
          {places.map(({ path, word }) => (
            <Link key={path} to={path}>
              {say(word)}
            </Link>
          ))}
        </nav>
        <span className="grow" />
        <small>
          {me.id} · {me.roles.map((role) => ROLE_NAMES[role][language]).join(' / ')}
        </small>
        <label>
          <span className="unseen">{say('theme')}</span>
          <select
            value={theme}
            onChange={({ target }) => {
              const chosen = THEMES.find((each) => each === target.value) ?? 'auto';
              applyTheme(chosen);
              setTheme(chosen);
            }}
          >
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {say(THEME_WORDS[each])}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {say('otherLanguage')}
        </button>
        <button
          type="button"
          onClick={() => {
            forgetDrafts(localStorage);
            session.end();
            location.assign(session.leaveUrl);
          }}
        >
          {say('leave')}
        </button>
      </header>
      {isOver && (
        <div className="notice" data-tone="warn" role="alert">
          {say('sessionOver')}
          <button type="button" data-kind="main" onClick={() => location.reload()}>
            {say('signIn')}
          </button>
        </div>
      )}
      {isRetrying && !isOver && (
        <div className="notice" data-tone="warn" role="status">
          {say('retrying')}
        </div>
      )}
      {me.roles.length > 0 && <TourBar places={places} />}
      <main id="content" tabIndex={-1}>
        {me.roles.length === 0 ? <p role="alert">{say('noRole')}</p> : <Outlet />}
      </main>
    </>
  );
}
