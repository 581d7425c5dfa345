/** English: readings that come many at once from a file, or from other programs. */
export const wagerReadingMessages = {
  'wager.csv.title': 'Enter many readings from a file',
  'wager.csv.text':
    'As CSV, separated by commas. The first line names its columns: “value” and “evidence”, perhaps “at” (when it was so) and “note”; others are refused. Numbers have a decimal point, and days are written as 2026-03-31; a reading without one is of now.',
  'wager.csv.example': 'Such as:',
  'wager.csv.whole':
    'All of its readings are entered, or none. Those that are here already, word for word, are left as they are, so the same file twice changes nothing.',
  'wager.csv.file': 'File',
  'wager.csv.pasted': 'Or its text',
  'wager.csv.do': 'Enter them',
  'wager.csv.report': 'What became of it',
  'wager.csv.refused':
    '{n, one: One line is not as it should be | other: # lines are not as they should be}, so nothing was entered. Mend the text below and send it again.',
  'wager.csv.refusedWhole': 'Nothing was entered. Mend the text below and send it again.',
  'wager.csv.counts':
    '{all, one: One reading | other: # readings} read: {entered, =0: none is new | one: one entered | other: # entered}, {known, =0: none was here before | one: one was here before | other: # were here before}.',
  'wager.csv.line': 'Line',
  'wager.csv.became': 'What became of it',
  'wager.csv.entered': 'entered',
  'wager.csv.known': 'left out: it was here already',
  'wager.csv.because': '{column}: {problem}',
  'wager.csv.rest': '{n, one: One more line | other: # more lines} like these.',
  'wager.csv.back': 'To the readings',

  'wager.hooks.title': 'Addresses for readings',
  'wager.hooks.lead':
    'A program that knows such an address hands in readings of this measure, in your name. Whoever else knows it could as well, so keep it like a password.',
  'wager.hooks.link': 'Let a program hand in readings',
  'wager.hooks.none': 'There is no address yet.',
  'wager.hooks.label': 'Which program it is for',
  'wager.hooks.evidence': 'Where its numbers can be looked up',
  'wager.hooks.evidenceHint': 'The page that shows a reading, where it names none itself.',
  'wager.hooks.make': 'Make an address',
  'wager.hooks.made':
    'This is the address. It is shown now and never again; whoever loses it makes another and revokes this one.',
  'wager.hooks.how': 'The program sends a POST to it, such as:',
  'wager.hooks.madeOn': 'made on {day}',
  'wager.hooks.used': 'last used on {day}',
  'wager.hooks.unused': 'never used',
  'wager.hooks.revoke': 'Revoke',
  'wager.hooks.revokeOf': 'Revoke the address for {name}',

  'refusal.csvNotText': 'This is not a text file in UTF-8. Save it as “CSV UTF-8”.',
} as const;
