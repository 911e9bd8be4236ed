import { describe, expect, it } from 'vitest';
import {
  AAPOR_CLASS,
  AAPOR_CLASSES,
  APPOINTMENT_CHOICES,
  CALL_DISPOSITIONS,
  CONCERN_NAMES,
  CONCERNS,
  caseIdOf,
  conclusionContext,
  contactContext,
  DISPOSITION_NAMES,
  DISPOSITIONS,
  type EnvelopeContext,
  extraContext,
  KNOWN_QUESTIONS,
  LANGUAGES,
  QUESTION_KINDS,
  ROLE_NAMES,
  ROLES,
  ROUTINE,
  rejectedContext,
  secondTaskIdOf,
  taskIdOf,
  wordsContext,
} from './index.ts';

describe('a disposition', () => {
  it('is one that a call can have, but for the task that was never rung', () => {
    expect(
      DISPOSITIONS.filter((disposition) => !CALL_DISPOSITIONS.some((call) => call === disposition)),
    ).toEqual(['not-attempted']);
  });

  it('has the class of AAPOR that a list of named customers gives it', () => {
    const byClass = Object.fromEntries(
      AAPOR_CLASSES.map((aapor) => [aapor, DISPOSITIONS.filter((each) => AAPOR_CLASS[each] === aapor)]),
    );
    expect(byClass).toEqual({
      I: ['complete'],
      P: ['partial'],
      R: ['refused'],
      NC: ['no-answer', 'busy', 'switched-off', 'call-later'],
      O: ['language-or-hearing'],
      UH: ['not-attempted'],
      UO: ['dead-number', 'wrong-number'],
      NE: ['void-order'],
    });
  });
});

describe('a word of the field', () => {
  const wordings = {
    ...DISPOSITION_NAMES,
    ...CONCERN_NAMES,
    ...ROLE_NAMES,
  };

  it('has a wording of its own in each language', () => {
    expect(Object.keys(wordings)).toEqual([...DISPOSITIONS, ...CONCERNS, ...ROLES]);
    for (const language of LANGUAGES) {
      const said = Object.values(wordings).map((wording) => wording[language].trim());
      expect(said.filter((text) => text === '')).toEqual([]);
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

describe('a question that figures know', () => {
  it('is of a kind that a questionnaire may ask', () => {
    for (const kind of Object.values(KNOWN_QUESTIONS)) expect(QUESTION_KINDS).toContain(kind);
    expect(APPOINTMENT_CHOICES).toEqual(['yes', 'no', 'none-made']);
  });
});

describe('an id', () => {
  const taskId = taskIdOf(ROUTINE, 'WO-20261005-000123');

  it('says what it is about', () => {
    expect(taskId).toBe('routine:WO-20261005-000123');
    expect(caseIdOf(taskId, 2)).toBe('routine:WO-20261005-000123.2');
    expect(secondTaskIdOf(caseIdOf(taskId, 1), 3)).toBe('second-callback:routine:WO-20261005-000123.1:3');
  });

  it('is safe in keys and paths', () => {
    expect(secondTaskIdOf(caseIdOf(taskId, 12), 3)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,159}$/);
  });
});

describe('what an envelope is bound to', () => {
  const order = { orderId: '1', revision: 1 };
  const contexts: readonly EnvelopeContext[] = [
    contactContext('longgang', order),
    contactContext('longgang', { ...order, revision: 2 }),
    contactContext('nyc311', order),
    extraContext('longgang', order),
    wordsContext('longgang', '1', '1'),
    wordsContext('longgang', '1', '2'),
    conclusionContext('longgang', '1', 1),
    conclusionContext('longgang', '1', 2),
    rejectedContext('longgang', '1', 1),
    rejectedContext('longgang', '1', 2),
  ];

  it('begins with what is inside and in which branch', () => {
    expect(contexts.map(([kind, branch]) => `${kind} ${branch}`)).toEqual([
      'contact longgang',
      'contact longgang',
      'contact nyc311',
      'extra longgang',
      'words longgang',
      'words longgang',
      'conclusion longgang',
      'conclusion longgang',
      'rejected longgang',
      'rejected longgang',
    ]);
  });

  it('is the same for no two things', () => {
    expect(new Set(contexts.map((context) => JSON.stringify(context))).size).toBe(contexts.length);
  });
});
