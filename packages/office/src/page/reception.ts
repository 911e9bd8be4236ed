import type { IncomingMessage, ServerResponse } from 'node:http';
import { parsePeriod } from '@huiyin/calendar';
import { requestUrl } from '@huiyin/local-cloud';
import type { Language } from '@huiyin/vocabulary';
import type { RunningOffice } from '../start-office.ts';

export interface Reception {
  /** Serves /health, /mailbox and briefings to look at, beside the API and the workbench; false: not mine. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** From here on there is an office to ask. */
  readonly open: (office: RunningOffice) => void;
  /** How much of the sample month is lived, 0 to 1; undefined: the branch is ready. */
  readonly report: (living: number | undefined) => void;
}

/** The front of a branch that runs here. It answers on this machine's own address only, and shows no customer. */
export function reception(): Reception {
  let office: RunningOffice | undefined;
  let living: number | undefined = 0;

  const briefing = async (at: RunningOffice, period: string, language: Language): Promise<string> => {
    const bytes = await at.api.download(
      'GET /briefings/{period}',
      { path: { period }, query: { format: 'html', language } },
      { role: 'supervisor' },
    );
    return new TextDecoder().decode(bytes);
  };

  return {
    open: (opened) => {
      office = opened;
    },
    report: (share) => {
      living = share;
    },
    serve(request, response) {
      const { pathname, searchParams } = requestUrl(request, 'http://127.0.0.1');
      const language: Language = searchParams.get('lang') === 'en' ? 'en' : 'zh';
      const period = /^\/view\/briefings\/([\w-]+)$/.exec(pathname)?.[1];
      if (request.method !== 'GET') return false;
      if (pathname === '/health') {
        const ready = office !== undefined && living === undefined;
        answer(
          response,
          ready ? 200 : 503,
          'application/json',
          JSON.stringify({ ready, ...(living !== undefined && { lived: living }) }),
        );
        return true;
      }
      if (pathname !== '/mailbox' && (period === undefined || !parsePeriod(period))) return false;
      if (!office) answer(response, 503, 'text/plain', 'starting');
      else if (pathname === '/mailbox') response.writeHead(302, { location: office.cloud.mailboxUrl }).end();
      else
        void briefing(office, period ?? '', language).then(
          (page) => answer(response, 200, 'text/html; charset=utf-8', page),
          () => answer(response, 503, 'text/plain', 'not now'),
        );
      return true;
    },
  };
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
