/** Whose month's key pair: `contact` opens for call desk and case owner, `rejected` for whoever resubmits a rejected body. */
export type PairPurpose = 'contact' | 'rejected';

/** What a symmetric secret is for; doors are granted secrets by purpose. */
export type SecretPurpose = 'sampling' | 'fingerprint' | 'customer';
