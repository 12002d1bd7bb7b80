import type { Dns } from '../../../domain/kernel/sending-setup.ts';

/** A DNS that knows no name: tests ask nobody outside this machine. */
export const noDns: Dns = {
  txt: () => Promise.resolve({ kind: 'absent' }),
  mx: () => Promise.resolve({ kind: 'absent' }),
  address: () => Promise.resolve({ kind: 'absent' }),
};
