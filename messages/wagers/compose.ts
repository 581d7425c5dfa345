/** English: placing a wager, and changing what it says of itself. */
export const wagerComposeMessages = {
  'wager.form.lead':
    'A wager says what you believe before anybody knows. It starts as a pilot: it asks, and claims nothing yet. Only the sentence is needed now.',
  'wager.form.hypothesis': 'The sentence',
  'wager.form.because': 'Because …',
  'wager.form.becauseHint': 'What makes you think so: “bikes come back within a month”.',
  'wager.form.belief': 'we believe that …',
  'wager.form.beliefHint': 'What you would try: “a second pair of eyes on each repair”.',
  'wager.form.will': 'will …',
  'wager.form.willHint':
    'What will be different, and for whom: “halve the repairs that come back”.',
  'wager.form.due': 'by …',
  'wager.form.dueHint': 'The day on which it should have come true.',
  'wager.form.stake': 'What is at stake',
  'wager.form.stakeHint': 'At least one of these, by the time you commit.',
  'wager.form.amount': 'Money',
  'wager.form.currency': 'Currency, such as EUR',
  'wager.form.days': 'Person-days',
  'wager.form.reputation': 'Reputation',
  'wager.form.reputationHint': 'What was promised to whom.',
  'wager.form.people': 'Who answers for it',
  'wager.form.resolver': 'Resolver (name or handle)',
  'wager.form.resolverHint':
    'Says how it came out. Somebody else than you, who is glad either way.',
  'wager.form.sponsor': 'Sponsor (name or handle)',
  'wager.form.sponsorHint': 'Gives what is staked.',
  'wager.form.champion': 'Champion (name or handle)',
  'wager.form.championHint': 'Clears the way.',
  'wager.form.stopping': 'When to look again, and when to stop',
  'wager.form.reviewOn': 'Next look on',
  'wager.form.reviewOnHint': 'Those who answer for it are reminded on this day.',
  'wager.form.stopRule': 'Stop early if …',
  'wager.form.stopRuleHint':
    'Decide it now, while it is easy: “two of three mechanics would rather not”.',
  'wager.form.questions': 'What the pilot asks',
  'wager.form.questionsHint': 'One question a line. Three are plenty.',
  'wager.form.earlier': 'Who bet on this before?',
} as const;
