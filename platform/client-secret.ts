import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** Reads the secret of an app client from the pool itself, so that it stands in no environment and no template. */
export const readClientSecret = (userPoolId: string, clientId: string) => async (): Promise<string> => {
  const { UserPoolClient } = await new CognitoIdentityProviderClient({}).send(
    new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId }),
  );
  if (UserPoolClient?.ClientSecret === undefined)
    throw new Error(`the app client ${clientId} has no secret: the stack makes it with one; deploy it again`);
  return UserPoolClient.ClientSecret;
};
