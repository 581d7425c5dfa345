const { rooms } = require('./workplace/rooms.json');

/** Tests and fixtures may look inside a room; the product may not. */
const tests = '\\.(test|fixture)\\.tsx?$|^(test|bench|eval)/';

/** Until kinds have hooks for publishing and withdrawing, entries calls these parts of wagers. */
const kindCalls = '^workplace/wagers/(pilot/create-wager|core/(rules|erase-wager))\\.ts$';
const kindCallers = '^workplace/entries/(publish-entry|rules|withdraw-entry)\\.ts$';

/** A path inside a room that is not also inside one of its sub-rooms. */
function insideRoom(room) {
  const subRooms = rooms.filter((other) => other.startsWith(`${room}/`));
  const exclude = subRooms.map((other) => other.slice(room.length + 1)).join('|');
  return exclude ? `^workplace/${room}/(?!(${exclude})/)` : `^workplace/${room}/`;
}

/** Rooms are listed from the lowest to the highest; a room may import only lower ones. */
const roomOrder = rooms.slice(0, -1).map((room, position) => ({
  name: `rooms-only-import-downwards-${room.replace('/', '-')}`,
  comment: `workplace/${room} may import only the rooms before it in workplace/rooms.json.`,
  severity: 'error',
  from: { path: insideRoom(room), pathNot: tests },
  to: {
    path: rooms.slice(position + 1).map(insideRoom),
    ...(room === 'entries' ? { pathNot: kindCalls } : {}),
    dependencyTypesNot: ['type-only'],
  },
}));

/** Code outside a room sees only what its index.ts exports. */
const roomIndexes = rooms.map((room) => ({
  name: `rooms-are-entered-through-their-index-${room.replace('/', '-')}`,
  comment: `Import workplace/${room}/index.ts; add an export there if something is missing.`,
  severity: 'error',
  from: {
    pathNot: [`^workplace/${room}/`, tests, ...(room.startsWith('wagers/') ? [kindCallers] : [])],
  },
  to: { path: insideRoom(room), pathNot: `^workplace/${room}/index\\.ts$` },
}));

/** doors → workplace (commands and queries) → storage; inside workplace/ from high to low. */
module.exports = {
  forbidden: [
    ...roomOrder,
    ...roomIndexes,
    {
      name: 'kernel-knows-no-room',
      comment: 'The kernel declares the small interfaces it needs, even where only a type is used.',
      severity: 'error',
      from: { path: '^workplace/kernel/', pathNot: tests },
      to: { path: '^workplace/(?!kernel/)' },
    },
    {
      name: 'doors-never-touch-storage',
      comment: 'A door calls commands and queries; it never sees a table.',
      severity: 'error',
      from: { path: '^doors/' },
      to: { path: '^storage/' },
    },
    {
      name: 'doors-never-touch-each-other',
      comment: 'What two doors share belongs to the workplace or to doors/shared.',
      severity: 'error',
      from: { path: '^doors/([^/]+)/' },
      to: { path: '^doors/', pathNot: '^doors/($1|shared)/' },
    },
    {
      name: 'workplace-knows-no-door',
      severity: 'error',
      from: { path: '^(workplace|kinds)/' },
      to: { path: '^(doors|app|demo|bench|eval)/' },
    },
    {
      name: 'storage-knows-no-domain',
      comment: 'Migrations stay true however the application changes.',
      severity: 'error',
      from: { path: '^storage/' },
      to: { path: '^(workplace|kinds|doors|app|demo|bench|eval)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules can be tested without a database.',
      severity: 'error',
      from: { path: '(^|/)rules\\.ts$' },
      to: {
        path: '(^storage/|commands\\.ts$|queries\\.ts$|^node_modules/(pg|kysely)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-app-and-tests-compose',
      severity: 'error',
      from: { pathNot: '^(app|test|bench|bin|demo|eval)/|\\.test\\.tsx?$' },
      to: { path: '^app/' },
    },
    {
      name: 'islands-stay-in-the-browser',
      severity: 'error',
      from: { path: '^doors/web/islands/' },
      to: { pathNot: '^doors/web/islands/' },
    },
    {
      name: 'no-import-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
