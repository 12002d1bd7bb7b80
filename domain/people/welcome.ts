import type { Owner } from './customer.ts';
import { isSameAddress } from './names.ts';

/** Mails to this owner have somewhere to go. */
export const canBeTold = ({ email, retired }: Owner): boolean => email !== undefined && !retired;

/** Mails to the owner's present address come back. */
export const isReturning = ({ email, returned }: Pick<Owner, 'email' | 'returned'>): boolean =>
  isSameAddress(returned?.email, email);

/** Mails to the present address of the owner's manager come back. */
export const isManagerReturning = ({
  managerEmail,
  managerReturned,
}: Pick<Owner, 'managerEmail' | 'managerReturned'>): boolean =>
  isSameAddress(managerReturned?.email, managerEmail);

/**
 * Nobody knows whether our mails reach this owner: the button of the introduction was not pressed, or a mail came back since.
 */
export const isUnwelcomed = (owner: Owner): boolean =>
  canBeTold(owner) && (owner.welcomedAt === undefined || isReturning(owner));

/** To whom our mails do not arrive: salespeople, and managers of theirs, by name. */
export const returningOf = (owners: readonly Owner[]): readonly string[] => [
  ...new Set(
    owners
      .filter(({ retired }) => !retired)
      .flatMap((owner) => [
        ...(isReturning(owner) ? [owner.name] : []),
        ...(isManagerReturning(owner) ? [owner.managerName ?? owner.managerEmail ?? ''] : []),
      ]),
  ),
];
