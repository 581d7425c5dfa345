/** English: the board of wagers, the evidence that they leave, their calendar, and earlier ones. */
export const wagerBoardWords = {
  'wagers.title': 'Wagers',
  'wagers.lead':
    'Every decision is a bet. Here each one says what it expects before anybody knows, and what came of it, whichever way it went.',
  'wagers.none': 'Nobody has placed a wager yet. It goes in four steps:',
  'wagers.noneHere': 'There is no wager of this kind.',
  'wagers.noneAt': 'None.',
  'wagers.how.pilot': 'Ask a few questions, and find out on a small scale. Nothing is claimed yet.',
  'wagers.how.model': 'From what you found, say what would be different, and how you would see it.',
  'wagers.how.commitment':
    'Seal it: baseline, target and day cannot be changed unseen from then on. Enter what you read.',
  'wagers.how.closed':
    'Somebody else says how it came out. What was learned is there for whoever bets next.',
  'wagers.evidence': 'Evidence for those who decide',
  'wagers.calendarLink': 'Reviews in your calendar',
  'wagers.allSpaces': 'All spaces',
  'wagers.unit': 'Unit',
  'wagers.allUnits': 'All units',
  'wagers.narrow': 'Show',
  'wagers.overdue': 'To be looked at again',
  'wagers.review': 'next look on {day}',
  'wagers.will': '… will {will}.',
  'wagers.older': 'Earlier ones',

  'wager.days': '{n, one: # person-day | other: # person-days}',

  'wager.earlier':
    '{n, one: One earlier wager assumed much the same; | other: # earlier wagers assumed much the same;}',
  'wager.earlier.wrong': '{n, =0: none was wrong. | one: one was wrong. | other: # were wrong.}',
  'wager.earlier.open': 'nobody knows yet how they come out.',
  'wager.earlier.none': 'No earlier wager was about this, as far as you can see.',

  'wager.calendar': 'Reviews of wagers',
  'wager.calendarOf': 'Wagers of {name}',
  'wager.day.review': 'Look again: {title}',
  'wager.day.due': 'Should have come true: {title}',
  'wager.day.measure': '{measure} ({title})',

  'evidence.worth': 'Thought to be worth',
  'evidence.title': 'What came of our wagers',
  'evidence.lead': '{name}, {day}. As far as you may see it.',
  'evidence.placed': 'Placed',
  'evidence.resolved': 'Resolved',
  'evidence.met': 'Won',
  'evidence.notMet': 'Lost',
  'evidence.learned': 'Learned from',
  'evidence.abandoned': 'Abandoned',
  'evidence.cost': 'Staked on what is resolved: {cost}. Still at stake: {open}.',
  'evidence.none': 'No wager was placed.',
  'evidence.closed': 'Resolved',
  'evidence.open': 'Still open',
  'evidence.wager': 'Wager',
  'evidence.came': 'What came of it',
  'evidence.staked': 'Staked',
  'evidence.expected': '{name}: expected {expected}',
  'evidence.read': '{name}: read {read}, expected {expected}',
  'evidence.more': 'There are more than are shown here. Choose a space or a year.',
  'evidence.means':
    'What was done to get there is not on this page: activity is no outcome. It stands on the page of each wager.',
  'evidence.year': 'Year',
  'evidence.allYears': 'All years',
  'evidence.pdf': 'As PDF',
} as const;
