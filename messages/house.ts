/** English: what the workplace says of itself, and to whoever runs it. */
export const houseWords = {
  'refusal.archiveIsExport':
    'This is an export, without what lets people in, and no backup. Bring it in with “import archive”.',
  'refusal.adminIsMember': 'A guest cannot be an administrator.',
  'refusal.emailForPassword':
    'With a password one signs in by an e-mail address, and there is none.',
  'refusal.unitInItself': 'A unit cannot be part of itself, or of what is part of it.',
  'refusal.unitInUse': 'People or other units still belong to this unit.',

  'admin.rooms': 'Rooms of administration',
  'admin.workplace': 'Workplace',
  'admin.workplaceHint': 'It stands over every page.',
  'admin.peopleCount': '{n, one: # person | other: # people}',
  'admin.guestCount': '{n, one: # of them a guest | other: # of them guests}',
  'admin.adminCount': '{n, one: # administrator | other: # administrators}',
  'admin.leftCount': '{n, one: # has left | other: # have left}',
  'admin.unitCount': '{n, =0: There are none. | one: # unit | other: # units}',
  'admin.invitationCount':
    '{n, =0: None is waiting. | one: # is waiting to be accepted | other: # are waiting to be accepted}',
  'admin.latestImport': 'the latest on',
  'admin.peopleEnd': 'That is everybody.',
  'admin.invite': 'Invite somebody',
  'admin.addPersonText':
    'Once they are here you can make a link for them by which they choose a password. Somebody who is to say themselves who they are is rather invited.',
  'admin.addPersonDo': 'Add this person',
  'admin.email': 'E-mail address (optional)',
  'admin.emailHint': 'They sign in with it; others do not see it.',
  'admin.handleHint': 'Such as ada. It is part of their page’s address, and stays as it is.',
  'admin.hereAs': 'Here as',
  'admin.mayAdminister': 'Looks after people, units and the workplace itself',
  'admin.linkAsk': 'By a link, good for one use, {name} chooses a password.',
  'admin.linkMake': 'Make a link',
  'admin.leaving': 'When they leave',
  'admin.leftOn': '{name} left on {day}.',
  'admin.returnText':
    'Taken back, they sign in as before and are in the spaces they were in. Tokens and sessions that ended stay ended.',
  'admin.return': 'Take {name} back',
  'admin.noUnits': 'There are no units yet. A unit is a team or a department.',
  'admin.unitHandleHint': 'Such as works. It stays as it is.',
  'admin.addUnitDo': 'Add this unit',
  'admin.removeUnit': 'Remove it',
  'admin.removeUnitText': 'Nobody and no other unit belongs to it.',
  'admin.removeUnitNot':
    'A unit goes when nobody and no other unit belongs to it any more. People choose their units in their settings.',
  'admin.removeUnitDo': 'Remove {title}',
} as const;
