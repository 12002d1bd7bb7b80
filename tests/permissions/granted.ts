import type { Resource, Resources } from '../infra/synthesized.ts';
import { isFields } from '../requests/fields.ts';
import type { Permission } from '../requests/permissions-used.ts';

/** What a function's role permits. */
export interface Grants {
  /** The folder of the function. */
  readonly by: string;
  readonly logicalId: string;
  readonly permissions: readonly Permission[];
  /** Managed policies by name. */
  readonly managed: readonly string[];
}

/** Reads from a template what each of our functions may do. */
export function grantsIn(resources: Resources): readonly Grants[] {
  const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);
  const policies = ofType('AWS::IAM::Policy').map(([, policy]) => policy);
  return ofType('AWS::Lambda::Function').map(([logicalId, lambda]) => {
    const [role = ''] = placesIn(lambda.Properties['Role']);
    return {
      by: /"POWERTOOLS_SERVICE_NAME":"([^"]+)"/.exec(JSON.stringify(lambda.Properties))?.[1] ?? logicalId,
      logicalId,
      permissions: policies
        .filter((policy) => placesIn(policy.Properties['Roles']).includes(role))
        .flatMap(permissionsOf),
      managed: managedOf(resources[role]),
    };
  });
}

function permissionsOf({ Properties }: Resource): readonly Permission[] {
  const document = Properties['PolicyDocument'];
  const statements = isFields(document) ? listOf(document['Statement']).filter(isFields) : [];
  return statements.flatMap(({ Action, Resource: on }) =>
    listOf(Action).flatMap((action) =>
      listOf(on).map((each) => ({ action: String(action), on: placeOf(each) })),
    ),
  );
}

const managedOf = (role: Resource | undefined): readonly string[] =>
  listOf(role?.Properties['ManagedPolicyArns'] ?? []).map(
    (arn) => /policy\/(?:service-role\/)?(\w+)"?/.exec(JSON.stringify(arn))?.[1] ?? '?',
  );

/** The resource by its name in the template; what follows in the ARN stands behind it: `Table/due`, `Bucket/*`. */
function placeOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const [name] = placesIn(resource);
  const tail = /"((?:\/|:)[^"]*)"\]\]/.exec(text)?.[1] ?? '';
  const written = /:ses:.*?:((?:identity|configuration-set)\/[^"]*)"/.exec(
    text.replaceAll(/",\{[^}]*\},"/g, ''),
  );
  if (name === undefined) return written?.[1] ?? text;
  return `${plain(name)}${tail.replace(/^\/index\//, '/')}`;
}

/** Logical ids that something refers to. */
export function placesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (!isFields(value)) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string') return ref.startsWith('AWS::') ? [] : [ref];
  if (Array.isArray(attribute)) return [String(attribute[0])];
  return Object.values(value).flatMap(placesIn);
}

/** A logical id without the hash that CDK adds. */
export const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
