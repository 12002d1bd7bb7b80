import type { Construct } from 'constructs';
import type { Profile } from '../../config/deployment-config.ts';

const key = 'rekindle:profile';

/** States for a whole stack how much may run at once; whatever lies in it asks below. */
export const stateProfile = (stack: Construct, profile: Profile): void => stack.node.setContext(key, profile);

const isSmall = (scope: Construct): boolean => scope.node.tryGetContext(key) !== 'large';

/** AWS takes no smaller maximum of a queue's readers. */
const LEAST_AT_ONCE = 2;

/** How many invocations a queue may have at once: as many as said where an account runs a thousand. */
export const atOnce = (scope: Construct, large: number): number => (isSmall(scope) ? LEAST_AT_ONCE : large);

/**
 * What a function has to itself, and no more: none in a small account, for AWS refuses whatever would leave others
 * fewer than 100.
 */
export const reservedFor = (scope: Construct, large: number | undefined): number | undefined =>
  isSmall(scope) ? undefined : large;

/**
 * How often a message is received before it is given up. In a small account a message that found no room was received
 * too, so that waiting must not look like failing.
 */
export const triesOf = (scope: Construct): number => (isSmall(scope) ? 10 : 5);
