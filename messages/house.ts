/** English: what the house says at its doors and about one's own things. */
export const houseWords = {
  'signIn.isOut': 'You are signed out.',
} as const;
