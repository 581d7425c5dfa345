import { type MessageName, say } from '../../../messages/index.ts';

/**
 * What islands say, as the text of a `data-messages` attribute: they run in the browser, where the
 * messages are not. Each is made once, since it is the same on every page.
 */
export const conversationMessages = JSON.stringify({
  fresh: getPluralForms('island.fresh'),
  count: { ...getPluralForms('entry.comments'), zero: say('entry.comments', { n: 0 }) },
  closed: say('island.closed'),
  reopened: say('island.reopened'),
  withdrawn: say('island.withdrawn'),
  behind: say('island.behind'),
  reload: say('island.reload'),
});

export const editorMessages = JSON.stringify({
  kept: say('island.kept'),
  keptHere: say('island.keptHere'),
  notKept: say('island.notKept'),
  restored: say('island.restored'),
  discard: say('island.discard'),
  preview: say('editor.previewHeading'),
  previewFailed: say('island.previewFailed'),
  write: say('island.write'),
  people: getPluralForms('island.people'),
  peopleLabel: say('island.peopleLabel'),
  works: getPluralForms('island.works'),
  worksLabel: say('island.worksLabel'),
  uploading: say('island.uploading', { name: '{name}' }),
  uploadFailed: say('island.uploadFailed'),
});

/** A message in the forms that English has, `#` in the place of the number. */
function getPluralForms(name: MessageName): { one: string; other: string } {
  return { one: say(name, { n: 1 }), other: say(name, { n: 2 }).replace('2', '#') };
}
