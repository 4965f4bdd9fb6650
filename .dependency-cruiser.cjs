/** The house as import rules, made from the one table of who may know whom. */
const table = require('./tests/architecture/who-may-know-whom.json');

const contexts = Object.keys(table).filter((name) => name !== 'kernel');

/** A context may name only its neighbours of the table, and only their front door. */
const neighbourRules = contexts.map((name) => {
  const allowed = table[name];
  const doors = allowed.length === 0 ? '' : `|(${allowed.join('|')})/index\\.ts$`;
  return {
    name: `${name}-names-only-its-neighbours`,
    severity: 'error',
    from: { path: `^modules/${name}/` },
    to: { path: '^modules/', pathNot: `^modules/(${name}/|kernel/${doors})` },
  };
});

/** At run time a context imports the kernel and itself. */
const runTimeRules = contexts.map((name) => ({
  name: `${name}-imports-no-context-at-run-time`,
  severity: 'error',
  from: { path: `^modules/${name}/` },
  to: { path: '^modules/', pathNot: `^modules/(${name}|kernel)/`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...neighbourRules,
    ...runTimeRules,
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^modules/kernel/' },
      to: { path: '^(modules/(?!kernel/)|server/|web/|tests/|migrations/)' },
    },
    {
      name: 'nobody-knows-the-server',
      severity: 'error',
      from: { path: '^(modules|web|openapi|migrations)/' },
      to: { path: '^(server|tests)/' },
    },
    {
      name: 'server-enters-by-the-doors',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^modules/(?!kernel/)', pathNot: '^modules/[^/]+/(index|mount)\\.ts$' },
    },
    {
      name: 'web-knows-the-contract-and-four-rules',
      comment:
        'Units, amounts, the match certificate and the table of roles are the same code on both sides: see ADR 8.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^(modules|server|migrations|tests)/',
        pathNot: '^modules/(kernel/(quantity|money)|market/matching/certificate|identity/permissions)\\.ts$',
      },
    },
    {
      name: 'rules-load-no-database',
      comment:
        'TypeORM is imported by tables, stores, views and doors; use cases and rules receive what they need.',
      severity: 'error',
      from: {
        path: '^modules/(?!kernel/)',
        pathNot: '(-table|-store|-view|/mount)\\.ts$',
      },
      to: { path: '^node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stores-do-not-climb',
      severity: 'error',
      from: { path: '^modules/.*-(table|store|view)\\.ts$' },
      to: { path: '^modules/[^/]+/(http/|index\\.ts$|mount\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'use-cases-do-not-climb',
      severity: 'error',
      from: { path: '^modules/([^/]+)/(?!http/|index\\.ts$|mount\\.ts$)' },
      to: { path: '^modules/$1/(http/|mount\\.ts$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans-of-tests-in-code',
      severity: 'error',
      from: { path: '^(modules|server|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
