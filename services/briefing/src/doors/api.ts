import type { BriefingDocument, Language, RouteOf } from '@huiyin/contracts';
import { type Clock, dayOf, done, parsePeriod, refuse, toInstant } from '@huiyin/kernel';
import { httpHandler, type Log, type Rendered, rendered } from '@huiyin/lambda';
import { nameLevels, readTable } from './domain/imported-table.ts';
import type { Mailing } from './domain/mailing.ts';
import { readBriefing } from './read-briefing.ts';
import { renderHtml } from './render/html.ts';
import { renderWorkbook, WORKBOOK_TYPE } from './render/workbook.ts';
import type { BriefingStore } from './store.ts';
import { type Terms, termsOf } from './terms.ts';

export interface ApiParts extends Terms {
  readonly store: BriefingStore;
  readonly log: Log;
  readonly now: Clock;
}

type Refusal = 'no-such-period' | 'period-not-begun' | 'unknown-level';

/** Ledger entries looked at for the list of what was mailed. */
const MAILINGS_SHOWN = 200;

/** The door for those who read briefings and bring in tables of earlier periods. */
export function api(parts: ApiParts) {
  const { branch, store, now } = parts;
  const today = () => dayOf(toInstant(now()), branch.zone);

  return httpHandler<RouteOf<'briefing'>, Refusal>({
    log: parts.log,
    refusals: { 'no-such-period': 404, 'period-not-begun': 404, 'unknown-level': 422 },
    routes: {
      'GET /briefings': async () => done({ mailed: mailedOf(await store.mailings(MAILINGS_SHOWN)) }),

      'GET /briefings/{period}': async ({ path, query }) => {
        const period = parsePeriod(path.period);
        if (!period) return refuse('no-such-period');
        if (period.first > today()) return refuse('period-not-begun');
        const document = await readBriefing(store, termsOf(parts), period, today());
        return done(await shown(document, query.format, query.language ?? branch.language));
      },

      'POST /tables': async ({ body, traceId }) => {
        const period = parsePeriod(body.period);
        if (!period) return refuse('no-such-period');
        const rows = nameLevels(body.rows, branch.levels);
        if (!rows.ok) return rows;
        const { source } = body;
        await store.keepTable(
          { period: period.name, source, rows: rows.value },
          { traceId, at: toInstant(now()) },
        );
        const { findings } = readTable(source, rows.value, branch.levels);
        return done({ period: period.name, rows: rows.value.length, findings });
      },
    },
  });
}

async function shown(
  document: BriefingDocument,
  format: 'json' | 'html' | 'xlsx',
  language: Language,
): Promise<BriefingDocument | Rendered> {
  switch (format) {
    case 'json':
      return document;
    case 'html':
      return rendered('text/html; charset=utf-8', renderHtml(document, language));
    case 'xlsx': {
      const fileName = `huiyin-${document.branch.id}-${document.period.name}.xlsx`;
      return rendered(WORKBOOK_TYPE, await renderWorkbook(document, language), fileName);
    }
  }
}

/** Periods that reached somebody, the latest first. */
function mailedOf(entries: readonly Mailing[]): { period: string; recipients: number; mailedAt: string }[] {
  const sent = entries.filter(({ state }) => state === 'sent');
  return [...Map.groupBy(sent, ({ period }) => period)].map(([period, mailings]) => ({
    period,
    recipients: mailings.length,
    mailedAt:
      mailings
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? '',
  }));
}
