/** English: what the workplace says of itself, and to whoever runs it. */
export const houseWords = {
  'refusal.archiveIsExport':
    'This is an export, without what lets people in, and no backup. Bring it in with “import archive”.',
  'refusal.adminIsMember': 'A guest cannot be an administrator.',
  'refusal.emailForPassword':
    'With a password one signs in by an e-mail address, and there is none.',
} as const;
