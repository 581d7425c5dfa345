/** English: entries that were withdrawn. */
export const withdrawalMessages = {
  'refusal.entryWithdrawn':
    'This entry was withdrawn: nothing can be added to it or built on it any more.',

  'withdrawal.label': 'Withdrawn entry',
  'withdrawal.labelBy': 'Withdrawn entry by {name}, {day}',
  'withdrawal.link': 'Withdraw…',
  'withdrawal.title': 'Withdraw “{title}”?',
  'withdrawal.text': 'This cannot be undone.',
  'withdrawal.others': 'It is {name}’s entry.',
  'withdrawal.goes': 'What goes for good',
  'withdrawal.goesWords': 'its title and its text, with every earlier wording',
  'withdrawal.goesRest': 'its tags, its files, its sources, and the reactions to it',
  'withdrawal.goesPlace': 'its place in lists, in search and in feeds',
  'withdrawal.stays': 'What stays',
  'withdrawal.staysPlace': 'its address, with its author and its date, and that it was withdrawn',
  'withdrawal.staysTalk':
    'the conversation: {n, one: one comment, its writer’s own words | other: # comments, their writers’ own words}',
  'withdrawal.staysUses':
    '{n, one: one work that builds on it; whoever wrote it is asked to look at it again | other: # works that build on it; whoever wrote them is asked to look at them again}',
  'withdrawal.staysUsesFar':
    '{directly, one: one work that builds | other: # works that build} on it directly, and {n, one: one work | other: # works} downstream in all; whoever wrote them is asked to look at them again',
  'withdrawal.noUses': 'No work that you can see builds on it.',
  'withdrawal.note': 'Why (optional)',
  'withdrawal.noteHint': 'It stands in its place, and those who built on it are told.',
  'withdrawal.do': 'Withdraw the entry',
  'withdrawal.keep': 'Keep it',
  'withdrawal.unsaved': 'Not saved',
  'withdrawal.unsavedWords': 'What you wrote',
  'withdrawal.place': 'To what stands in its place',
  'withdrawal.home': 'Withdrawn by others',
  'withdrawal.homeSaid': '{name} withdrew your entry of {day} in {space}',
  'withdrawal.homeSaidByNobody': 'Your entry of {day} in {space} was withdrawn',
  'withdrawal.said': '| withdrew this entry on |.',
  'withdrawal.saidByNobody': 'This entry was withdrawn on |.',
  'withdrawal.why':
    'What was said here stays: nothing more can be added, and nothing reworded. A comment can still be reacted to, marked as wrong, or deleted.',

  'island.withdrawn': 'This entry was withdrawn. What you have written is kept.',

  'corrections.withdrawn': 'Withdrawn',
  'flags.withdrawn': 'A source of this was withdrawn:',
  'flags.withdrawnComment': 'A source of the comment by {name} was withdrawn:',
  'flags.becauseWithdrawn': 'Its source was withdrawn:',
} as const;
