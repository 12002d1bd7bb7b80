/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles: on Lambda credentials come from the environment
 * and from nowhere else, so the clients for SSO, STS and sign-in need not be loaded (about 100 KB a function).
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
