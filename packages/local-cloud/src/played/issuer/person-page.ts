import type { Person } from './issuer.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #16222e; --paper: #fff; --back: #eef2f4; --line: #c9d3da; --accent: #0b5f5f }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf2; --paper: #1b252d; --back: #11181e; --line: #3c4a55; --accent: #7fd1c7 } }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif }
main { max-width: 560px; margin: 8vh auto; padding: 24px 28px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px }
h1 { font-size: 22px; margin: 0 } p { margin: 4px 0 16px } ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px }
a { display: flex; justify-content: space-between; gap: 12px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 8px; color: var(--accent); text-decoration: none }
a:focus-visible, a:hover { outline: 3px solid var(--accent); outline-offset: 1px } code { color: var(--ink) }`;

/** The sign-in page of a branch on this machine: one picks who one is. Each choice is this very request with a person. */
export function personPage(people: readonly Person[], asked: URL): string {
  const isEnglish = asked.searchParams.get('ui_locales') === 'en';
  const rows = people.map(({ id, role, label }) => {
    const address = new URL(asked);
    address.searchParams.set('person', id);
    const name = label?.[isEnglish ? 'en' : 'zh'] ?? role;
    return `<li><a href="${escaped(address.pathname + address.search)}"><span>${escaped(name)}</span> <code>${escaped(id)}</code></a></li>`;
  });
  const [title, hint] = isEnglish
    ? ['Who are you?', 'This branch runs on your machine: pick a person. No password is asked for.']
    : ['以谁的身份登录？', '本分公司运行在这台电脑上：请选择一位示范人员，无需密码。'];
  return `<!doctype html><html lang="${isEnglish ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${hint}</p><ul>${rows.join('')}</ul></main></body></html>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
