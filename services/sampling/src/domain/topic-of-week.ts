/** The topic that a week's chart proposes about a team and business type: `topic-2026-w45-<n>`, n counting the week's signals from 1. */
export const topicOfWeek = (week: string, number: number): string => `topic-${week.toLowerCase()}-${number}`;

export const isTopicOfWeek = (topicId: string): boolean => /^topic-\d{4}-w\d\d-\d+$/.test(topicId);
