/** Whose month's key pair: `contact` opens for call desk and case owner, `rejected` for whoever resubmits a rejected body. */
export const PAIR_PURPOSES = ['contact', 'rejected'] as const;
export type PairPurpose = (typeof PAIR_PURPOSES)[number];

/** What a symmetric secret is for; doors are granted secrets by purpose. */
export type SecretPurpose = 'sampling' | 'fingerprint' | 'customer';

/** The partition of the keys table in which the keys of a purpose lie: grants are given by it. */
export const keyPartitionOf = (purpose: string): string => `KEY#${purpose}`;

/** What a key is written with. A tombstone has `destroyedAt` besides: who may write these only cannot entomb. */
export const KEY_ATTRIBUTES = ['pk', 'sk', 'createdAt', 'publicKey', 'wrappedKey'] as const;

/** What a tombstone has, and nothing else: who may write these only can end a key and not put another in its place. */
export const TOMBSTONE_ATTRIBUTES = ['pk', 'sk', 'createdAt', 'destroyedAt'] as const;

/** The services that hold envelopes which their open work must still open. Each tells so before a month may be destroyed. */
export const NEED_TELLERS = ['callback', 'complaint'] as const;
export type NeedTeller = (typeof NEED_TELLERS)[number];

/** The partition of the keys table in which a service tells which months it needs. */
export const needPartitionOf = (teller: NeedTeller): string => `NEEDED#${teller}`;
