import { beforeAll, describe, expect, it } from 'vitest';
import { grantsIn, type Grants } from '../permissions/granted.ts';
import { reasonFor, reasons } from '../permissions/reasons.ts';
import { expectSection, markdownTable } from './document-section.ts';
import { synthesizedResources, type Resources } from './synthesized.ts';

let resources: Resources;
let grants: readonly Grants[];
beforeAll(async () => {
  resources = await synthesizedResources();
  grants = grantsIn(resources);
}, 60_000);

describe('what each function may do', () => {
  it('is named action by action: no pattern, and of managed policies only that for its own logs', () => {
    expect(
      grants.flatMap(({ permissions }) => permissions).filter(({ action }) => action.includes('*')),
    ).toEqual([]);
    expect(new Set(grants.flatMap(({ managed }) => managed))).toEqual(
      new Set(['AWSLambdaBasicExecutionRole']),
    );
  });

  it('stands in docs/iam.md, with the reasons for what no code of ours asks for', async () => {
    const rows = grants
      .toSorted((a, b) => (a.by < b.by ? -1 : 1))
      .map((grant) => [`\`${grant.by}\``, cellOf(grant)]);
    const others = reasons.map(({ actions, because }) => `- ${actions}: ${because}`);
    await expectSection(
      'docs/iam.md',
      'iam',
      [
        markdownTable(['Function', 'May'], rows),
        '',
        'Besides, and not in the table, what no code of ours asks for:',
        '',
        ...others,
      ].join('\n'),
    );
  });
});

/** Resource by resource; what Lambda itself does with the role is said once below the table. */
function cellOf(grant: Grants): string {
  const own = grant.permissions.filter((permission) => reasonFor(permission, grant, resources) === undefined);
  const places = [...new Set(own.map(({ on }) => on))].toSorted();
  return places
    .map((place) => {
      const actions = own
        .filter(({ on }) => on === place)
        .map(({ action }) => action.replace('dynamodb:', ''));
      return `${place === '*' ? 'any' : `\`${place}\``}: ${[...new Set(actions)].toSorted().join(', ')}`;
    })
    .join('<br>');
}
