import * as z from 'zod';
import { receivingRegions, regionSchema } from './aws-regions.ts';
import { domainSchema, isAtOrBelow, mailAddressSchema, tenantNameSchema } from './mail-domain.ts';
import { stackNameSchema } from './stack-name-schema.ts';
import { companyZoneSchema } from './time-zone.ts';

/** ARNs of what one of our own stacks left, with what stands where a mistake was made. */
const arnOf = (what: string, pattern: RegExp, example: string) =>
  z.string().regex(pattern, { error: `is no ARN of ${what}. It looks like "${example}".` });

const certificateArn = arnOf(
  'a certificate in Certificate Manager',
  /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
  'arn:aws:acm:ap-northeast-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
);
const secretArn = arnOf(
  'a secret in Secrets Manager, whole with the six letters at its end',
  /^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+-\w{6}$/,
  'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:DataSecret3C5E9A41-AbCdEfGhIjKl-AbCdEf',
);
const tableName = z
  .string()
  .regex(/^[\w.-]{3,255}$/, { error: 'is no name of a table: 3 to 255 letters, digits, _ . and -.' });
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
  error: 'is no name of a bucket: 3 to 63 small letters, digits, . and -.',
});

const adoptSchema = z
  .strictObject({
    customersTable: tableName.describe('Name of the retained table of customers'),
    timelineTable: tableName.describe('Name of the retained timeline'),
    keyArn: secretArn.describe(
      'ARN of the retained key of ids and links: without it known people are strangers',
    ),
    linkKeysArn: secretArn.describe('ARN of the retained keys of links'),
    webhookSecretsArn: secretArn.describe('ARN of the retained secrets of webhooks'),
    documentsBucket: bucketName.describe('Name of the retained bucket of documents'),
    filesBucket: bucketName.describe('Name of the retained bucket of imported files'),
    repliesBucket: bucketName.describe('Name of the retained bucket of raw replies'),
    warehouseBucket: bucketName.describe('Name of the retained bucket of lines for a warehouse'),
  })
  .partial()
  .superRefine(({ customersTable, timelineTable, keyArn }, context) => {
    const belongTogether = { customersTable, timelineTable, keyArn };
    const missing = Object.entries(belongTogether).filter(([, value]) => value === undefined);
    if (missing.length > 0 && missing.length < 3)
      context.addIssue({
        code: 'custom',
        path: [missing[0]?.[0] ?? ''],
        message: `is missing: both tables and the key of ids are adopted together (customersTable, timelineTable, keyArn), or the people in them could not be found.`,
        input: undefined,
      });
  });

const consoleAtSchema = z
  .strictObject({
    domain: domainSchema.describe('Domain of the console, below one of your own'),
    certificateArn: certificateArn.describe(
      'Certificate of that domain, in us-east-1: CloudFront asks there',
    ),
    signInPrefix: z
      .string()
      .regex(/^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
        error:
          'cannot begin an address of Cognito: 1 to 63 small letters, digits and hyphens, no hyphen first or last, and none of "aws", "amazon", "cognito". Write one such as "rekindle-example", or leave it out.',
      })
      .describe('What the address of the sign-in page begins with; unique in the region, and never changed'),
  })
  .partial();
export const consoleShape = consoleAtSchema.shape;

/** Everything that is decided at deployment. Without any value it deploys: see docs/deploy.md for what each does. */
export const deploymentConfigSchema = z
  .strictObject({
    $schema: z.string().optional().describe('The schema of this file, for editors'),
    stackName: stackNameSchema,
    region: regionSchema
      .default('ap-northeast-1')
      .describe('Where everything lives, mails included; Tokyo by default'),
    timeZone: companyZoneSchema,
    senderDomain: domainSchema
      .optional()
      .describe(
        'Domain that mails come from: an SES identity is made of it. Without it, one verified by hand is used',
      ),
    trackingDomain: domainSchema
      .optional()
      .describe('Domain of tracked links and the pixel; needs HTTPS in front, and a verified senderDomain'),
    replyDomain: domainSchema
      .optional()
      .describe(
        "Domain whose mail SES receives: customers' replies. Without it they go to the owner's mailbox",
      ),
    sending: z
      .strictObject({
        tenant: tenantNameSchema.describe(
          'Tenant of SES that this stack makes and sends as: its reputation is counted apart',
        ),
      })
      .partial()
      .optional()
      .describe('How SES is used, where several companies share an account'),
    alarmEmail: mailAddressSchema
      .optional()
      .describe('Address that gets the alarms. Without it nobody hears of what fails'),
    profile: z
      .enum(['small', 'large'], {
        error:
          'is no profile. Write "small" (any account) or "large" (Lambda concurrency of 1,000; see docs/aws.md).',
      })
      .default('small')
      .describe('How much runs at once: small fits an account that may run 10 functions, large needs 1,000'),
    links: z
      .strictObject({
        domain: domainSchema.describe('Domain of the links in mails, below one of your own'),
        certificateArn: certificateArn.describe('Certificate of that domain, in the region of the stack'),
      })
      .optional()
      .describe("A domain of your own for the links in mails, so that they outlive the API's address"),
    console: z
      .union([z.literal(false), consoleAtSchema], {
        error:
          'is neither false nor { domain, certificateArn, signInPrefix }. Write false to deploy no console, or leave it out.',
      })
      .default({})
      .describe(
        'The console with its sign-in, which is deployed unless this is false; all of it may be left out',
      ),
    warehouse: z
      .union([z.boolean(), z.strictObject({ contacts: z.boolean() })], {
        error:
          'is neither true, false nor { contacts: true }. Write true for lines without names and addresses, or leave it out.',
      })
      .default(false)
      .describe(
        'Lines for a warehouse, each night, with tables for Athena: true without names and addresses, { contacts: true } with them',
      ),
    protectTables: z
      .boolean({ error: 'is neither true nor false.' })
      .default(false)
      .describe('Whether nobody may delete the tables, also by hand. Set it after the first deployment'),
    adopt: adoptSchema
      .optional()
      .describe('Retained tables, secrets and buckets of an earlier stack, for a new one to go on with'),
  })
  .superRefine((config, context) => {
    for (const [path, message] of contradictions(config))
      context.addIssue({ code: 'custom', path: path.split('.'), message, input: valueAt(config, path) });
  });

export type DeploymentConfigInput = z.input<typeof deploymentConfigSchema>;
export type DeploymentConfig = Readonly<Omit<z.output<typeof deploymentConfigSchema>, '$schema'>>;
export type Profile = DeploymentConfig['profile'];
export type AdoptedResources = NonNullable<DeploymentConfig['adopt']>;

/** Values that are fine alone and not together, each at its place. */
function contradictions(config: DeploymentConfig): readonly (readonly [path: string, message: string])[] {
  const { region, senderDomain, trackingDomain, replyDomain, links } = config;
  const site = config.console === false ? undefined : config.console;
  const found: (readonly [string, string])[] = [];
  if (trackingDomain !== undefined && senderDomain === undefined)
    found.push([
      'trackingDomain',
      'needs senderDomain: SES tracks by a domain only for an identity of this stack.',
    ]);
  if (config.sending?.tenant !== undefined && senderDomain === undefined)
    found.push([
      'sending.tenant',
      'needs senderDomain: a tenant sends from an identity of this stack alone. Write senderDomain, or leave the tenant out.',
    ]);
  if (config.adopt?.warehouseBucket !== undefined && config.warehouse === false)
    found.push([
      'adopt.warehouseBucket',
      'is taken over by nothing: there is no warehouse. Write warehouse: true, or leave the bucket out.',
    ]);
  if (replyDomain !== undefined && !receivingRegions.includes(region))
    found.push([
      'replyDomain',
      `cannot receive in "${region}": SES is not known to receive mail there. Choose a region that does (${receivingRegions.join(', ')}), or leave it out; if AWS's list has it now, add it in lib/config/aws-regions.ts.`,
    ]);
  if (links !== undefined && links.certificateArn.split(':')[3] !== region)
    found.push([
      'links.certificateArn',
      `is in ${links.certificateArn.split(':')[3] ?? 'no region'}, and the API in ${region}. Request the certificate in ${region}.`,
    ]);
  if (site?.domain !== undefined && site.certificateArn === undefined)
    found.push([
      'console.certificateArn',
      'is missing: a domain needs its certificate. Request one for it in us-east-1, where CloudFront asks.',
    ]);
  if (site?.certificateArn !== undefined && site.domain === undefined)
    found.push([
      'console.domain',
      'is missing: the certificate is for a domain. Write it, or leave both out.',
    ]);
  if (site?.certificateArn !== undefined && site.certificateArn.split(':')[3] !== 'us-east-1')
    found.push([
      'console.certificateArn',
      `is in ${site.certificateArn.split(':')[3] ?? 'no region'}, and CloudFront takes certificates of us-east-1 alone. Request it there, wherever the stack is.`,
    ]);
  const names = [
    ['links.domain', links?.domain],
    ['console.domain', site?.domain],
    ['trackingDomain', trackingDomain],
    ['replyDomain', replyDomain],
  ] as const;
  for (const [index, [path, domain]] of names.entries()) {
    const twin = [...names.slice(index + 1), ['senderDomain', senderDomain] as const].find(
      ([, other]) => domain !== undefined && other === domain,
    );
    // Mail to the sender's own domain may well be the replies.
    if (twin !== undefined && !(path === 'replyDomain' && twin[0] === 'senderDomain'))
      found.push([
        path,
        `is the same as ${twin[0]}: each needs DNS records of its own. Give it a name of its own, such as "${own[path]}.${domain ?? ''}".`,
      ]);
  }
  return found;
}

/** A first label for each of the names. */
const own = {
  'links.domain': 'go',
  'console.domain': 'console',
  trackingDomain: 'click',
  replyDomain: 'reply',
};

const valueAt = (config: DeploymentConfig, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      config,
    );

/** Whether replies need an identity beside the sender's: SES receives only for domains that it has verified. */
export const needsReplyIdentity = ({
  replyDomain,
  senderDomain,
}: Pick<DeploymentConfig, 'replyDomain' | 'senderDomain'>): boolean =>
  replyDomain !== undefined && !(senderDomain !== undefined && isAtOrBelow(replyDomain, senderDomain));

/** What can be deployed and is yet likely to be regretted. */
export const warningsOf = ({ alarmEmail }: Pick<DeploymentConfig, 'alarmEmail'>): readonly string[] =>
  alarmEmail === undefined
    ? [
        'No alarmEmail: the alarms of this deployment reach NOBODY. Mails may stop and hot leads be lost without a word. Set alarmEmail in rekindle.config.ts and deploy again.',
      ]
    : [];
