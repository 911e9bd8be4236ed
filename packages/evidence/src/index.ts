export { type BucketDeps, type EvidenceBucket, evidenceBucket, type Found } from './evidence-bucket.ts';
export { sniff } from './sniff.ts';
