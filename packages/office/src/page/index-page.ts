import type { AnswerOf } from '@huiyin/client';
import type { BranchConfiguration, ComplaintCase } from '@huiyin/contracts';
import { DEADLINE_NAMES, isOverdue, type Language, nextDeadline } from '@huiyin/vocabulary';
import { html, raw } from 'hono/html';
import { STYLE } from './style.ts';
import { WORDS } from './words.ts';

/** What the index page shows; figures and codes only, no customer. */
export interface Overview {
  readonly branch: BranchConfiguration;
  readonly language: Language;
  readonly url: string;
  /** The branch's clock, ISO 8601 in UTC. */
  readonly at: string;
  /** How much of the sample month is lived, 0 to 1; absent once it is. */
  readonly living: number | undefined;
  readonly queue: AnswerOf<'GET /queue'>;
  readonly complaints: readonly ComplaintCase[];
  readonly mailed: AnswerOf<'GET /briefings'>['mailed'];
}

/** The branch at a glance, as a page without scripts. */
export function indexPage(view: Overview): string {
  const { branch, language, living, queue } = view;
  const words = WORDS[language];
  const when = (instant: string): string => inZone(instant, branch.zone);
  const nameOf = (type: string): string =>
    branch.businessTypes.find(({ id }) => id === type)?.name[language] ?? type;
  const types = Object.entries(queue.byBusinessType).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...types.map(([, count]) => count));
  const overdue = view.complaints.filter((each) => isOverdue(each, view.at));
  const deadlineOf = (one: ComplaintCase): string => {
    const { deadline, by } = nextDeadline(one);
    return `${DEADLINE_NAMES[deadline][language]} ${when(by)}`;
  };
  // The last one that was mailed, else the month so far.
  const month =
    view.mailed.find(({ period }) => /^\d{4}-\d{2}$/.test(period))?.period ?? when(view.at).slice(0, 7);
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${living === undefined ? 30 : 3}">
<title>${words.title} · ${branch.name[language]}</title><style>${raw(STYLE)}</style></head>
<body>
<header><div><h1>${words.title} · ${branch.name[language]}</h1><span>${words.tagline}</span><span class="grow"></span>
<span>${words.clock} ${when(view.at)}</span><a href="/?lang=${language === 'zh' ? 'en' : 'zh'}">${words.other}</a></div></header>
${living === undefined ? '' : html`<div class="progress"><div style="width:${(living * 100).toFixed(1)}%"></div></div>`}
<main>
<section class="wide"><h2>${words.queue}${living === undefined ? '' : ` · ${words.living} ${(living * 100).toFixed(0)} %`}</h2>
<div class="figures">
${figure(queue.open, words.open)}${figure(queue.due, words.due)}${figure(queue.leased, words.leased)}
${figure(queue.overdueToday, words.overdueToday, queue.overdueToday > 0)}${figure(queue.secondCallbacks, words.secondCallbacks)}
</div></section>
<section><h2>${words.byType}</h2>
${types.length === 0 ? html`<p>${words.empty}</p>` : types.map(([type, count]) => html`<div class="bar"><span>${nameOf(type)}</span><i style="width:${((count / most) * 100).toFixed(1)}%"></i><em>${count}</em></div>`)}
</section>
<section><h2>${words.complaints}</h2>
<div class="figures">${figure(view.complaints.length, words.openCases)}${figure(overdue.length, words.overdueCases, overdue.length > 0)}</div>
${view.complaints.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${view.complaints.slice(0, 6).map((one) => html`<li>${one.caseId} · ${nameOf(one.order.businessType)}${one.class === 'major' ? html` · <span class="warn">${words.major}</span>` : ''}<br><small>${deadlineOf(one)}</small></li>`)}</ul>`}
</section>
<section><h2>${words.briefings}</h2>
<p><a href="/view/briefings/${month}?lang=${language}"><b>${words.monthly} ${month}</b></a></p>
${view.mailed.length === 0 ? html`<p>${words.noBriefings}</p>` : html`<ul>${view.mailed.slice(0, 8).map(({ period, recipients, mailedAt }) => html`<li><a href="/view/briefings/${period}?lang=${language}">${period}</a> <small>${when(mailedAt)} · ${recipients} ${words.recipients}</small></li>`)}</ul>`}
</section>
<section class="wide"><h2>${words.mailbox} · ${words.hands}</h2>
<ul class="columns"><li><a href="/mailbox">${words.openMailbox}</a></li>
<li>${words.desk}<br><code>npm run huiyin -- desk</code><br><small>${words.anyHour} <code>npm start -- --any-hour</code></small></li>
<li>${words.send}<br><code>npm run huiyin -- example &gt; event.json</code><br><code>npm run huiyin -- send event.json</code></li>
<li>${words.api} <code>${view.url}</code></li></ul></section>
</main></body></html>`;
  return String(page);
}

const figure = (value: number, name: string, warns = false) =>
  html`<div class="${warns ? 'warn' : ''}"><b>${value}</b><span>${name}</span></div>`;

const inZone = (instant: string, zone: string): string =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
