import type { Language, Wording } from '@huiyin/vocabulary';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { WORDS, type WorkbenchWord } from './words.ts';

interface Speech {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** A word of the workbench, or a wording of the branch. */
  readonly say: (what: WorkbenchWord | Wording) => string;
  /** Several things in a row. */
  readonly list: (items: readonly string[]) => string;
}

const KEY = 'huiyin.language';
const context = createContext<Speech | undefined>(undefined);

/** The language that was chosen on this machine; Chinese unless somebody did. */
export const keptLanguage = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

export function Speaking({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      setLanguage,
      say: (what) => (typeof what === 'string' ? WORDS[what] : what)[language],
      list: (items) => items.join(language === 'zh' ? '、' : ', '),
    }),
    [language],
  );
  return <context.Provider value={speech}>{children}</context.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(context);
  if (!speech) throw new Error('nothing is said outside of Speaking');
  return speech;
}
