import { ApiRefusal, everyPage } from '@huiyin/client';
import type { FigureFact } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { CASE_WORDS, CONCERN_NAMES, DISPOSITION_NAMES } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

/** `huiyin cases FIGURE`: the callbacks and cases that a figure of a briefing counts. */
export async function casesCommand(session: Session, figure: string): Promise<void> {
  const user = session.user('officer');
  const pages = await everyPage((cursor) =>
    session.api.call('GET /figure-facts', { query: { figure, ...cursor } }, user),
  ).catch((error: unknown) => {
    if (error instanceof ApiRefusal && (error.status === 404 || error.status === 400))
      throw new Fault(
        'figure-unknown',
        `no briefing shows a figure ${figure}: it is called otherwise, comes to nothing, or is withheld; huiyin briefing PERIOD --json names them all`,
      );
    throw error;
  });
  const facts = pages.flatMap((page) => page.facts);
  const named = pages[0]?.figure ?? { id: figure, count: 0 };
  session.answer({ figure: named, facts }, () => [
    `${named.id}  ${named.of === undefined ? named.count : `${named.count} / ${named.of}`}`,
    ...facts.map((fact) => lineOf(session, fact)),
  ]);
}

const KINDS = {
  callback: { zh: '回访', en: 'callback' },
  'second-callback': { zh: '二次回访', en: 'second callback' },
  case: { zh: '案件', en: 'case' },
} as const;

function lineOf({ language }: Session, fact: FigureFact): string {
  const { orderId, team, businessType, disposition, level, concerns, caseId, count, of } = fact;
  return [
    fact.day,
    KINDS[fact.fact][language],
    orderId ?? fact.id,
    ...(team === undefined ? [] : [`${team}/${businessType}`]),
    ...(of === undefined ? (count === 1 ? [] : [`×${count}`]) : [`${count}/${of}`]),
    ...(disposition ? [DISPOSITION_NAMES[disposition][language]] : []),
    ...(level === undefined ? [] : [level]),
    ...(fact.class ? [CASE_WORDS[fact.class][language]] : []),
    ...concerns.map((each) => CONCERN_NAMES[each][language]),
    ...(caseId === undefined ? [] : [caseId]),
  ].join('  ');
}
