import type { BranchConfiguration } from '@huiyin/contracts';
import { nameIn, type Wording } from '@huiyin/vocabulary';
import { NO_CATEGORY } from './case-fold.ts';

type Branch = Pick<BranchConfiguration, 'complaints'>;

const NOT_SAID: Wording = { zh: '未分类', en: 'not said' };

export const categoryName = ({ complaints }: Branch, id: string): Wording =>
  id === NO_CATEGORY ? NOT_SAID : nameIn(complaints.categories, id);

/** Of `category/cause`. */
export function splitCause(id: string): { readonly category: string; readonly cause: string } {
  const [category = '', cause = ''] = id.split('/');
  return { category, cause };
}

export function causeName({ complaints }: Branch, id: string): Wording {
  const { category, cause } = splitCause(id);
  return nameIn(complaints.categories.find((each) => each.id === category)?.causes ?? [], cause);
}
