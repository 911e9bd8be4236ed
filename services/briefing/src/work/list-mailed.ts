import type { Mailing, MailLedger } from '@huiyin/post';
import { isTopic } from '@huiyin/vocabulary';

/** Ledger entries looked at: some two months of a branch with a dozen teams. */
const MAILINGS_SHOWN = 1000;

/** A document that reached somebody. */
interface MailedDocument {
  readonly recipients: number;
  /** The last time. */
  readonly mailedAt: string;
}

export interface MailedDocuments {
  readonly mailed: ({ readonly period: string } & MailedDocument)[];
  readonly topics: ({ readonly topicId: string } & MailedDocument)[];
}

/** The periods whose briefing of the branch reached somebody, and the topics whose report did, the latest first. */
export const listMailed =
  ({ ledger }: { readonly ledger: MailLedger }) =>
  async (): Promise<MailedDocuments> => {
    const documents = new Map<string, MailedDocument>();
    for (const { about, at } of (await ledger.latest(MAILINGS_SHOWN)).filter(isSent)) {
      const { recipients, mailedAt } = documents.get(about) ?? { recipients: 0, mailedAt: at };
      documents.set(about, {
        recipients: recipients + 1,
        mailedAt: [at, mailedAt].sort().at(-1) ?? at,
      });
    }
    const all = [...documents];
    return {
      mailed: all.flatMap(([period, mailed]) => (isTopic(period) ? [] : [{ period, ...mailed }])),
      topics: all.flatMap(([topicId, mailed]) => (isTopic(topicId) ? [{ topicId, ...mailed }] : [])),
    };
  };

/** A team's has its team in what it is about, a restated report its snapshot. */
const isSent = ({ state, about }: Mailing): boolean => state === 'sent' && !about.includes('.');
