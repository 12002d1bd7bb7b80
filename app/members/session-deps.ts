import type { IdentityProvider } from '../../platform/identity-provider.ts';

/** What the routes of the session need. */
export interface SessionDeps {
  readonly identityProvider: IdentityProvider;
  /** How long a session lasts, whatever is done in it. */
  readonly refreshSeconds: number;
}
