import type { BranchApi } from '@huiyin/client';
import { infiniteQueryOptions } from '@tanstack/react-query';

/** A case's history, page by page, the earliest first. */
export const historyQuery = (api: BranchApi, caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['history', caseId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call('GET /complaints/{caseId}/history', {
        path: { caseId },
        query: pageParam === undefined ? {} : { next: pageParam },
      }),
    getNextPageParam: ({ next }) => next,
  });
