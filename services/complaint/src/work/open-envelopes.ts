import { type BranchConfiguration, type Contact, contact } from '@huiyin/contracts';
import { KeyDestroyed, type KeyRing, monthOf, open } from '@huiyin/seal';
import { conclusionContext, contactContext, type EnvelopeContext, wordsContext } from '@huiyin/vocabulary';
import * as z from 'zod';
import type { CaseFile, SealedWords } from '../domain/case-file.ts';

export interface OpenedWords {
  readonly at: string;
  readonly text: string;
}

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
    const text = await openOne(words.sealed, contextOf(words, branch, complaintCase));
    if (text === undefined) return undefined;
    return { at: words.at, text: words.kind === 'call' ? linesOf(text, branch) : text };
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

const contextOf = (words: SealedWords, { branch }: BranchConfiguration, { caseId }: CaseFile) =>
  words.kind === 'call'
    ? wordsContext(branch, words.taskId, words.claimId)
    : conclusionContext(branch, caseId, words.round);

/** What was said in a call, by question id. */
const SAID = z.record(z.string(), z.string());

/** A line for each question that was answered in words, as the branch's questionnaires put it. */
function linesOf(text: string, { questionnaires, language }: BranchConfiguration): string {
  const questions = questionnaires.flatMap((each) => each.questions);
  const nameOf = (id: string): string => questions.findLast((each) => each.id === id)?.text[language] ?? id;
  return Object.entries(SAID.parse(JSON.parse(text)))
    .map(([id, words]) => `${nameOf(id)}: ${words}`)
    .join('\n');
}
