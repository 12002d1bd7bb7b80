/** What was read of the settings, as text for an ETag: the revision of each part, `company=3.mail=2`. */
export const settingsTag = (revisions: ReadonlyMap<string, number>): string =>
  [...revisions]
    .map(([part, revision]) => `${part}=${revision}`)
    .toSorted()
    .join('.');

/** The revisions in a tag; a part that it does not name had none. */
export const revisionsIn = (tag: string): ReadonlyMap<string, number> =>
  new Map(
    tag.split('.').map((pair): [string, number] => {
      const [part = '', revision] = pair.split('=');
      return [part, Number(revision)];
    }),
  );
