/** The house has one direction: doors → the workplace (commands and queries) → storage. */
module.exports = {
  forbidden: [
    {
      name: 'doors-never-touch-storage',
      comment: 'A door calls commands and queries; it never sees a table.',
      severity: 'error',
      from: { path: '^doors/' },
      to: { path: '^storage/' },
    },
    {
      name: 'doors-never-touch-each-other',
      comment: 'What two doors share belongs to the workplace.',
      severity: 'error',
      from: { path: '^doors/([^/]+)/' },
      to: { path: '^doors/', pathNot: '^doors/($1|shared)/' },
    },
    {
      name: 'the-workplace-knows-no-door',
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
        path: '(^storage/|/commands\\.ts$|/queries\\.ts$|^node_modules/(pg|kysely)/)',
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
      name: 'no-circles',
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
