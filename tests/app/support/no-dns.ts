import type { Dns } from '../../../domain/kernel/sending-setup.ts';
import type { LinkProbe } from '../../../platform/link-probe.ts';

/** A DNS that knows no name: tests ask nobody outside this machine. */
export const noDns: Dns = {
  txt: () => Promise.resolve({ kind: 'absent' }),
  mx: () => Promise.resolve({ kind: 'absent' }),
  address: () => Promise.resolve({ kind: 'absent' }),
};

const silence: LinkProbe = () => Promise.resolve({ kind: 'silent' });

/** An internet that knows no name and in which no page answers. */
export const noInternet = { dns: noDns, linkProbe: silence };
