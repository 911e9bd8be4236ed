/** What a topic is begun with by whoever comes from a figure, as it stands in the address. */
export interface TopicSearch {
  readonly team?: string;
  readonly businessType?: string;
  readonly first?: string;
  readonly last?: string;
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whatever else stands in an address is passed over. */
export function readTopicSearch(given: Record<string, unknown>): TopicSearch {
  const read = (name: keyof TopicSearch, form: RegExp) => {
    const value = given[name];
    return typeof value === 'string' && form.test(value) ? { [name]: value } : {};
  };
  return {
    ...read('team', SLUG),
    ...read('businessType', SLUG),
    ...read('first', DAY),
    ...read('last', DAY),
  };
}
