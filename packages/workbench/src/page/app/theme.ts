export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'huiyin.theme';

export const keptTheme = (): Theme => THEMES.find((each) => each === localStorage.getItem(KEY)) ?? 'auto';

/** `auto`: as the system has it. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
