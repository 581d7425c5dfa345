/** Being told on a device, at once. */
export const pushMessages = {
  'settings.devices': 'On your devices',
  'devices.text':
    'What reaches you, within your budget and outside of your quiet hours, may also be shown by this device while no page is open: who did what, and the title. It goes encrypted by way of the maker of your browser, who learns when, not what.',
  'devices.add': 'Tell me on this device',
  'devices.cannot':
    'This browser cannot be told here. It takes an address with https, JavaScript, and a browser that knows pushes; on an iPhone or iPad, add the workplace to the home screen first.',
  'devices.off': 'Whoever runs this workplace has switched this off.',
  'devices.denied': 'Your browser does not allow it. You can change that in its settings.',
  'devices.failed': 'This did not work. Please try again.',
  'devices.since': 'since {day}',
  'devices.remove': 'Remove',
  'devices.removeOf': 'Tell me no more on {device}',
  'refusal.tooManyDevices': 'Ten devices are told already. Remove one of them first.',
  'refusal.pushAddressWrong': 'This is no address that pushes can be sent to.',
  'refusal.pushKeyWrong': 'This is no key for pushes.',
} as const;
