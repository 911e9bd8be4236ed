import type { BriefingDocument, Language } from '@huiyin/contracts';
import { html } from 'hono/html';
import { subjectOf } from './summary.ts';

export const renderHtml = (document: BriefingDocument, language: Language): string =>
  String(
    html`<!doctype html><title>${subjectOf(document, language)}</title><p>${document.total.callbacks}</p>`,
  );
