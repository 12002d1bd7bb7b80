import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPool,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  UserPool,
  UserPoolClientIdentityProvider,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { everyone } from '../../../contract/route.ts';

export interface MemberPoolProps {
  /** Where the console is, without a slash at the end. */
  readonly appUrl: string;
  /** What the address of the sign-in page begins with; unique in the region. */
  readonly signInPrefix: string | undefined;
  /** Whether nobody may delete the pool, also by hand. */
  readonly isProtected: boolean;
}

/** How long a session lasts, whatever is done in it: a working day. Rotation does not lengthen it. */
export const sessionLength = Duration.hours(12);
/** Cognito's minimum. A removed member is out sooner, for the member's item is looked up. */
const ACCESS_LENGTH = Duration.minutes(5);
/** Two tabs may refresh with the same token within it. */
const ROTATION_GRACE = Duration.seconds(30);

/** Who may use the console, and how they prove it: invited only, password and one-time code, or a passkey. */
export class MemberPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { appUrl, signInPrefix, isProtected }: MemberPoolProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
      // Optional would ask nobody: it is one setting for the whole pool.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: invitation(appUrl),
      deletionProtection: isProtected,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const resource = this.pool.node.defaultChild;
    // A passkey that verified its user is both factors. The construct has no property for it.
    if (resource instanceof CfnUserPool)
      resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
    for (const [precedence, groupName] of everyone.entries())
      this.pool.addGroup(`Group-${groupName}`, { groupName, precedence });
    this.client = addClient(this.pool, appUrl);
    addSignInPage(this, this.pool, this.client, signInPrefix ?? uniquePrefix(this));
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions::AwsSolutions-COG8',
      reason: 'The Plus plan costs from the first user on; a second factor is required of everybody instead.',
    });
  }
}

/** Of one text both languages: Cognito has one for the pool. */
const invitation = (appUrl: string) => ({
  emailSubject: 'Rekindle へのご招待 / You are invited to Rekindle',
  emailBody: [
    `<p>Rekindle に招待されました。${appUrl} を開き、メールアドレス {username} と仮パスワード {####} でサインインしてください。7日間有効です。</p>`,
    `<p>You are invited to Rekindle. Open ${appUrl} and sign in as {username} with the temporary password {####}. It is valid for 7 days.</p>`,
  ].join(''),
});

function addClient(pool: UserPool, appUrl: string): UserPoolClient {
  return pool.addClient('Client', {
    // Known to the session's function alone: a script that stole a code could not redeem it.
    generateSecret: true,
    // ALLOW_USER_AUTH, for passkeys; with none at all Cognito's default would allow refreshing without rotation.
    authFlows: { user: true },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${appUrl}/api/session/callback`],
      logoutUrls: [`${appUrl}/signed-out`],
    },
    accessTokenValidity: ACCESS_LENGTH,
    idTokenValidity: ACCESS_LENGTH,
    refreshTokenValidity: sessionLength,
    refreshTokenRotationGracePeriod: ROTATION_GRACE,
  });
}

function addSignInPage(scope: Construct, pool: UserPool, client: UserPoolClient, domainPrefix: string): void {
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  // Without a look of its own the page says that it is unavailable.
  new CfnManagedLoginBranding(scope, 'Look', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
}

/** The first part of the stack's own id, which no other stack has: `rekindle-0a1b2c3d`. */
const uniquePrefix = (scope: Construct): string =>
  `rekindle-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Stack.of(scope).stackId))))}`;
