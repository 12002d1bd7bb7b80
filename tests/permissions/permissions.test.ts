import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesIn, type Resources } from '../infra/synthesized.ts';
import { readUsed, type Used } from '../requests/request-record.ts';
import { askedInCode } from './asked-in-code.ts';
import { grantsIn, plain, type Grants } from './granted.ts';
import { reasonFor } from './reasons.ts';

const holders: readonly string[] = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::Events::EventBus',
  'AWS::SecretsManager::Secret',
  'AWS::S3::Bucket',
  'AWS::Cognito::UserPool',
];

const folder = process.env['REKINDLE_REQUESTS'] ?? '';
const templateFile = join(folder, 'template.json');
/** What was asked of AWS is known once `app` and `flows` have run whole: npm test does so. */
const isKnown = existsSync(templateFile);
const resources: Resources = isKnown ? resourcesIn(readFileSync(templateFile, 'utf8')) : {};
const grants = grantsIn(resources);
const used = isKnown ? readUsed(folder).map(inWordsOfTheTemplate) : [];

/** The stack's processes use its names, those of tests/app shorter ones: `MailQueue`, `customers`. */
function inWordsOfTheTemplate({ by, action, on }: Used): Used {
  const [name = '', index] = on.split('/');
  const found = Object.entries(resources).find(
    ([id, { Type }]) => holders.includes(Type) && isCalled(id, name),
  )?.[0];
  if (found === undefined) return { by, action, on };
  return { by, action, on: index === undefined ? plain(found) : `${plain(found)}/${index}` };
}

/** By its id, by its id behind the name of the stack, or by the last of its words. */
function isCalled(id: string, name: string): boolean {
  return (
    plain(name).endsWith(plain(id)) ||
    [plain(id), plain(id).replace(/(Queue|Bucket)$/, '')].some((words) =>
      words.toLowerCase().endsWith(name.toLowerCase()),
    )
  );
}

/** Whether a grant covers a use: objects of a bucket, indexes of a table, and SES, whose requests name no resource. */
const covers = (granted: string, on: string): boolean =>
  granted === on || granted === `${on}/*` || on === '*' || granted === '*';

const isUsed = ({ by }: Grants, action: string, on: string): boolean =>
  used.some((each) => each.by === by && each.action === action && covers(on, each.on));
const isReasoned = (grant: Grants, action: string, on: string): boolean =>
  reasonFor({ action, on }, grant, resources) !== undefined;

const isPermitted = ({ by, action, on }: Used): boolean =>
  grants.some(
    (grant) =>
      grant.by === by && grant.permissions.some((each) => each.action === action && covers(each.on, on)),
  );

describe.skipIf(!isKnown)('the role of a function', () => {
  it('is looked at for every function', () => {
    const acting = new Set(used.map(({ by }) => by));
    expect(grants.map(({ by }) => by).toSorted()).toEqual([...acting].toSorted());
  });

  it('permits whatever the function asked of AWS while all the tests ran', () => {
    const missing = used.filter((each) => !isPermitted(each));
    expect(missing.map(({ by, action, on }) => `${by} may not ${action} on ${on}`)).toEqual([]);
  });

  it('permits nothing else, but for what has a reason', () => {
    const idle = grants.flatMap((grant) =>
      grant.permissions
        .filter(({ action, on }) => !isUsed(grant, action, on) && !isReasoned(grant, action, on))
        .map(({ action, on }) => `${grant.by} never did ${action} on ${on}`),
    );
    expect(idle).toEqual([]);
  });

  it('permits whatever else its code can ask of the tables, though no test came to it', async () => {
    const missing = (await askedInCode())
      .map(inWordsOfTheTemplate)
      .filter((asked) => !isPermitted(asked))
      .map(({ by, action, on }) => `${by} may not ${action} on ${on}`);
    expect([...new Set(missing)]).toEqual([]);
  });
});
