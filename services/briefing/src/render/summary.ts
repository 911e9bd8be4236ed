import type { BriefingDocument, Language } from '@huiyin/contracts';
import { say } from './words.ts';

/** The subject of a mail. */
export const subjectOf = ({ branch, period }: BriefingDocument, language: Language): string =>
  `【${say('title', language)}】${branch.name[language]} ${period.name} ${say(period.kind, language)}`;

export const summaryOf = (document: BriefingDocument, language: Language): string =>
  subjectOf(document, language);
