import type { TimeCells } from '../../machine/shared-time.ts';

/** What a worker is born with. */
export interface Birth {
  /** folder of the asset that would be deployed */
  asset: string;
  /** as in the template: `index.handler` */
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  timeCells: TimeCells;
}
export interface WorkerCall {
  type: 'call';
  requestId: string;
  /** JSON, as AWS would send it */
  event: string;
  timeoutMs: number;
}
export interface WorkerFault {
  errorType: string;
  errorMessage: string;
  trace: string[];
}
export type FromWorker =
  | { type: 'ready' }
  | { type: 'unloadable'; fault: WorkerFault }
  | { type: 'line'; text: string }
  | { type: 'answer'; requestId: string; payload: string }
  | { type: 'fault'; requestId: string; fault: WorkerFault };
