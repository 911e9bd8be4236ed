import {
  type BranchConfiguration,
  type Contact,
  contact,
  linesOf,
  type OpenedWords,
  type SealedWords,
} from '@huiyin/contracts';
import { KeyDestroyed, type KeyRing, monthOf, open } from '@huiyin/seal';
import { contactContext, contextOfCaseWords, type EnvelopeContext } from '@huiyin/vocabulary';
import type { CaseFile } from '../domain/case-file.ts';

/** A case's envelopes in clear; what was sealed to a month whose key is destroyed stays shut and is left out. */
export const envelopesOf = (keys: KeyRing, branch: BranchConfiguration, complaintCase: CaseFile) => {
  const openOne = async (sealed: string, context: EnvelopeContext): Promise<string | undefined> => {
    try {
      return open(await keys.privateKey(monthOf(sealed)), sealed, context);
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  };

  const openWords = async (words: SealedWords): Promise<OpenedWords | undefined> => {
    const context = contextOfCaseWords(branch.branch, complaintCase.caseId, words);
    const text = await openOne(words.sealed, context);
    const { kind, at } = words;
    const by = 'by' in words ? { by: words.by } : {};
    return text === undefined ? undefined : { kind, at, ...by, text: linesOf(kind, text, branch) };
  };

  return {
    async contact(): Promise<Contact | undefined> {
      const { customer, order } = complaintCase;
      const text = customer && (await openOne(customer.sealedContact, contactContext(branch.branch, order)));
      return text === undefined ? undefined : CONTACT.parse(JSON.parse(text));
    },
    async words(): Promise<OpenedWords[]> {
      const opened = await Promise.all(complaintCase.words.map(openWords));
      return opened.filter((each) => each !== undefined);
    },
  };
};

/** District, segment and the like stay in the envelope. */
const CONTACT = contact.strip();
