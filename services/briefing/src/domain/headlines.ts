import type { BriefingDocument, Headline } from '@huiyin/contracts';

type Known = Pick<
  BriefingDocument,
  'total' | 'complaints' | 'integrity' | 'estimates' | 'aapor' | 'outcomeRates' | 'tables' | 'levels'
>;

/** So many sentences are read. */
const HEADLINES_MAX = 3;

/**
 * What matters, in at most three sentences, the more pressing rule first: integrity, and figures that chance hardly gives, before cases that are overdue or major, before what
 * tests say of satisfaction, before how many were reached, before other cases, before imported tables.
 */
export function headlinesOf(known: Known): Headline[] {
  const pressing = known.complaints.overdue + known.complaints.byClass.major > 0;
  return [
    integrity(known),
    alerts(known),
    ...(pressing ? [cases(known)] : []),
    satisfaction(known),
    response(known),
    ...(pressing ? [] : [cases(known)]),
    ...known.tables.map(table),
  ]
    .filter((headline) => headline !== undefined)
    .slice(0, HEADLINES_MAX);
}

const integrity = ({ total: { integrityConcerns, noSuchVisit } }: Known): Headline | undefined =>
  integrityConcerns + noSuchVisit > 0
    ? { rule: 'integrity', benefits: integrityConcerns, nobodyCame: noSuchVisit }
    : undefined;

function alerts({ integrity: found }: Known): Headline | undefined {
  const of = (kind: 'team' | 'agent') =>
    new Set(found?.alerts.flatMap((each) => (each.of === kind ? [each.id] : []))).size;
  const [teams, agents] = [of('team'), of('agent')];
  return teams + agents > 0 ? { rule: 'alerts', teams, agents } : undefined;
}

const cases = ({ complaints: { raised, byClass, open, overdue } }: Known): Headline | undefined =>
  raised + open > 0 ? { rule: 'cases', raised, major: byClass.major, open, overdue } : undefined;

function satisfaction({ total, estimates: { total: estimated } }: Known): Headline | undefined {
  const { ofRated, comparisons } = estimated;
  return ofRated
    ? { rule: 'satisfaction', rated: total.callbacks - total.notRated, rate: ofRated, comparisons }
    : undefined;
}

const response = ({ total, aapor, outcomeRates }: Known): Headline | undefined =>
  total.closed > 0
    ? { rule: 'response', ended: total.closed, complete: aapor.I, rate: outcomeRates.RR1 ?? null }
    : undefined;

function table({ source, findings, rows }: Known['tables'][number]): Headline {
  const tests = rows.flatMap(({ comparisons }) =>
    comparisons.filter(({ against, verdict }) => against === 'others' && verdict !== 'no-test'),
  );
  const different = tests.filter(({ verdict }) => verdict !== 'not-different').length;
  return { rule: 'table', source, findings: findings.length, different: tests.length > 0 ? different : null };
}
