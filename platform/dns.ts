import { Resolver } from 'node:dns/promises';
import type { Dns, Told } from '../domain/kernel/sending-setup.ts';

/** The resolver of the machine; each question has two seconds, once. */
export function openDns(): Dns {
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  return {
    txt: (name) => told(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    mx: (name) => told(async () => (await resolver.resolveMx(name)).map(({ exchange }) => exchange)),
    address: async (name) => {
      const four = await told(() => resolver.resolve4(name));
      return four.kind === 'absent' ? told(() => resolver.resolve6(name)) : four;
    },
  };
}

async function told(ask: () => Promise<readonly string[]>): Promise<Told<readonly string[]>> {
  try {
    return { kind: 'told', it: await ask() };
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return { kind: 'absent' };
    return { kind: 'unreadable', because: typeof code === 'string' ? code : 'no answer' };
  }
}
