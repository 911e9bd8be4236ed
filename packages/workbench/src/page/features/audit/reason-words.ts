/** Why a case was opened, in words. */
export const REASON_WORDS = {
  'contact-customer': 'reasonContact',
  investigate: 'reasonInvestigate',
  'check-outcome': 'reasonOutcome',
  audit: 'reasonAudit',
} as const;
