import type { Owner } from './customer.ts';

/** Mails to this owner have somewhere to go. */
export const canBeTold = ({ email, retired }: Owner): boolean => email !== undefined && !retired;

/** Nobody knows yet whether our mails reach this owner: the button of the introduction was not pressed. */
export const isUnwelcomed = (owner: Owner): boolean => canBeTold(owner) && owner.welcomedAt === undefined;
