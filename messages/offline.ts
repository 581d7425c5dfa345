/** What is read without a network, and how the workplace is among a device's own programs. */
export const offlineMessages = {
  'offline.title': 'You are offline',
  'offline.text': 'The workplace cannot be reached. What you write stays in this browser.',
  'offline.kept': 'What you read last',
  'offline.none': 'No conversation that you read is kept in this browser yet.',
  'offline.again': 'Try the home page',
  'offline.line':
    'You are offline. This is how it was on {time}. What you write stays in this browser; nothing is sent.',
  'offline.unsent':
    'You are offline: nothing was sent. Your words are still here; send them when you are online again.',
} as const;
