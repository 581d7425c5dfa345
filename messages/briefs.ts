/** English: briefs, what they start from, and two people who edit at once. */
export const briefWords = {
  'kind.brief': 'Brief',
  'kind.brief.compose': 'Write a brief',
  'kind.brief.titleHint': 'What it is about, in one line.',
  'kind.brief.bodyLabel': 'Text, in sections',
  'kind.brief.bodyHint':
    'A line such as “## Who decides” begins a section. Whoever may write in its space may edit it later, and nothing is lost.',
  'kind.brief.publish': 'Keep as a draft brief',
} as const;
