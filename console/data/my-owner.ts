import type { HandoffRow } from '../../contract/handoffs.ts';
import { session } from './session.ts';
import { useRead } from './use-read.ts';

/** The salesperson that the person who is signed in is: as members have it, else by address; undefined for others. */
export function useMyOwner(): string | undefined {
  const { answer } = useRead('listOwners', {});
  const { email, ownerId } = session.value?.person ?? {};
  return ownerId ?? answer?.owners.find((owner) => owner.email === email)?.id;
}

/** Whether a handoff is that salesperson's. */
export const isMine = ({ ownerId }: Pick<HandoffRow, 'ownerId'>, mine: string | undefined): boolean =>
  ownerId === mine;
