import * as z from 'zod';
import type { Recognise } from '../aws/aws-endpoint.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import { jsonService } from '../aws/json-service.ts';
import { parseInput } from '../aws/parse-input.ts';
import type { Grants } from './grants.ts';
import type { PoolUser, PoolUsers } from './pool-users.ts';
import type { PoolSettings } from './read-pool.ts';

const poolSchema = z.looseObject({ UserPoolId: z.string() });
const clientSchema = poolSchema.extend({ ClientId: z.string() });
const userSchema = poolSchema.extend({ Username: z.string() });
const groupSchema = userSchema.extend({ GroupName: z.string() });
const newUserSchema = userSchema.extend({
  UserAttributes: z.array(z.looseObject({ Name: z.string(), Value: z.string().default('') })).default([]),
});

interface CognitoParts {
  readonly settings: PoolSettings;
  readonly clientSecret: string;
  readonly users: PoolUsers;
  readonly grants: Pick<Grants, 'revokeAllOf'>;
}

/** Cognito's administration as the SDK sees it: the operations that our functions call. Nobody is sent an invitation. */
export function cognitoApi({ settings, clientSecret, users, grants }: CognitoParts): Recognise {
  const inPool = <Schema extends typeof poolSchema>(schema: Schema, input: unknown): z.output<Schema> => {
    const read = parseInput(schema, input, 'InvalidParameterException');
    if (read.UserPoolId === settings.poolId) return read;
    throw new AwsFault('ResourceNotFoundException', `User pool ${read.UserPoolId} does not exist.`);
  };
  const userIn = (input: unknown): PoolUser => {
    const user = users.find(inPool(userSchema, input).Username);
    if (user === undefined) throw new AwsFault('UserNotFoundException', 'User does not exist.');
    return user;
  };
  const changing =
    (change: (user: PoolUser, input: unknown) => PoolUser) =>
    (input: unknown): object => {
      users.change(change(userIn(input), input));
      return {};
    };
  return jsonService('cognito-idp', 'AWSCognitoIdentityProviderService', {
    DescribeUserPoolClient: (input) => {
      const { ClientId } = inPool(clientSchema, input);
      if (ClientId !== settings.clientId)
        throw new AwsFault('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`);
      return { UserPoolClient: { ClientId, ClientSecret: clientSecret, UserPoolId: settings.poolId } };
    },
    AdminCreateUser: (input) => {
      const { UserAttributes, Username } = inPool(newUserSchema, input);
      const attribute = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value;
      const user = users.add({
        email: attribute('email') ?? Username,
        name: attribute('name') ?? Username,
      });
      if (user === undefined) throw new AwsFault('UsernameExistsException', 'User account already exists');
      return { User: shown(user) };
    },
    AdminGetUser: (input) => {
      const { Attributes, ...user } = shown(userIn(input));
      return { ...user, UserAttributes: Attributes };
    },
    AdminAddUserToGroup: changing((user, input) => {
      const { GroupName } = inPool(groupSchema, input);
      if (!settings.groups.includes(GroupName))
        throw new AwsFault('ResourceNotFoundException', `Group ${GroupName} not found.`);
      return { ...user, groups: [...user.groups, GroupName] };
    }),
    AdminRemoveUserFromGroup: changing((user, input) => {
      const { GroupName } = inPool(groupSchema, input);
      return { ...user, groups: user.groups.filter((group) => group !== GroupName) };
    }),
    AdminEnableUser: changing((user) => ({ ...user, isEnabled: true })),
    AdminDisableUser: changing((user) => ({ ...user, isEnabled: false })),
    AdminUserGlobalSignOut: (input) => {
      grants.revokeAllOf(userIn(input).sub);
      return {};
    },
  });
}

const shown = ({ sub, username, email, name, isEnabled }: PoolUser) => ({
  Username: username,
  Enabled: isEnabled,
  UserStatus: 'CONFIRMED',
  Attributes: [
    { Name: 'sub', Value: sub },
    { Name: 'email', Value: email },
    { Name: 'name', Value: name },
  ],
});
