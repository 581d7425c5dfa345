/** English: what the house says at its doors and about one's own things. */
export const houseWords = {
  'signIn.isOut': 'You are signed out.',
  'form.problemOf': '{label}: {problem}',
  'error.linkOver': 'This link is over',
  'refusal.setUpLinkOver':
    'This link opens nothing any more. Each start of the workplace makes a new one: the last in the console holds.',
  'settings.email': 'E-mail address',
  'email.is': 'You sign in with {email}.',
  'email.none': 'You have none.',
  'email.text': 'Nobody else is shown it.',
  'email.new': 'New e-mail address',
  'email.change': 'Change the address',
  'email.saved': 'Your e-mail address is changed.',
  'refusal.missing': 'This is needed.',
  'refusal.notText': 'This has to be text.',
  'refusal.notNumber': 'This has to be a number.',
  'refusal.notBoolean': 'This has to be true or false.',
  'refusal.notList': 'This has to be a list.',
  'refusal.notObject': 'This has to be an object with fields.',
  'refusal.choiceUnknown': 'This is none of the choices.',
  'refusal.tokenOver': 'This token does not hold: it was mistyped or revoked.',
} as const;
