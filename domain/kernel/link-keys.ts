import * as z from 'zod';

/** A key that links are signed with. `key` is absent for the oldest one: it is the secret of the ids. */
const linkKeySchema = z.looseObject({
  id: z.string(),
  key: z.string().optional(),
  /** Signs from then on; until then all who verify have read of it. */
  from: z.iso.datetime().optional(),
  retiredAt: z.iso.datetime().optional(),
});
export type LinkKey = z.infer<typeof linkKeySchema>;

/** The key of releases up to 0.3.0, which signed links with the secret of the ids. */
export const oldestLinkKey: LinkKey = { id: 'ids' };

/** The secret as it was generated holds one key; `rekindle link-keys rotate` makes a list of it. */
const secretSchema = z.union([
  z.object({ keys: z.array(linkKeySchema) }),
  linkKeySchema.transform((key) => ({ keys: [key] })),
]);

/** The keys in a secret, the newest first and the oldest one last. */
export function linkKeysIn(secret: string): readonly LinkKey[] {
  const { keys: all } = secretSchema.parse(JSON.parse(secret));
  return all.some(({ id }) => id === oldestLinkKey.id) ? all : [...all, oldestLinkKey];
}

/** Whether a key may sign at a moment (epoch milliseconds). */
export const mayLinkKeySign = ({ from, retiredAt }: LinkKey, atEpochMs: number): boolean =>
  retiredAt === undefined && (from === undefined || Date.parse(from) <= atEpochMs);
