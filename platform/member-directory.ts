import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
  type AttributeType,
} from '@aws-sdk/client-cognito-identity-provider';

/** Where members have their sign-in. Every action may be repeated. */
export interface MemberDirectory {
  /** Lets somebody in and mails an invitation; whoever is there already is let in again. Answers the id (`sub`). */
  readonly admit: (person: { readonly email: string; readonly name: string }) => Promise<string>;
  /** Puts a member into these groups and out of the others. */
  readonly putIntoGroups: (id: string, groups: readonly string[], others: readonly string[]) => Promise<void>;
  /** Ends every session and lets nobody in by this sign-in any more. */
  readonly shutOut: (id: string) => Promise<void>;
}

/** A user pool of Cognito as the directory. */
export function openMemberDirectory(userPoolId: string): MemberDirectory {
  const client = new CognitoIdentityProviderClient({});
  const of = (username: string) => ({ UserPoolId: userPoolId, Username: username });
  const known = async (email: string): Promise<string> => {
    const { UserAttributes } = await client.send(new AdminGetUserCommand(of(email)));
    const id = subOf(UserAttributes, email);
    await client.send(new AdminEnableUserCommand(of(id)));
    return id;
  };
  return {
    admit: async ({ email, name }) => {
      try {
        const { User } = await client.send(
          new AdminCreateUserCommand({
            ...of(email),
            DesiredDeliveryMediums: ['EMAIL'],
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
              { Name: 'name', Value: name },
            ],
          }),
        );
        return subOf(User?.Attributes, email);
      } catch (error) {
        if (error instanceof UsernameExistsException) return known(email);
        throw error;
      }
    },
    putIntoGroups: async (id, groups, others) => {
      for (const GroupName of groups)
        await client.send(new AdminAddUserToGroupCommand({ ...of(id), GroupName }));
      for (const GroupName of others)
        await client.send(new AdminRemoveUserFromGroupCommand({ ...of(id), GroupName }));
    },
    shutOut: async (id) => {
      await client.send(new AdminDisableUserCommand(of(id)));
      await client.send(new AdminUserGlobalSignOutCommand(of(id)));
    },
  };
}

function subOf(attributes: readonly AttributeType[] | undefined, email: string): string {
  const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (sub === undefined) throw new Error(`the pool answered no sub for a user (${email.length} characters)`);
  return sub;
}
