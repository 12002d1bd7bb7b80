import { extname } from 'node:path';
import type { BundledFile } from '../../platform/bundled-files.ts';
import type { ObjectStore } from '../../platform/object-store.ts';

interface Publishing {
  readonly objects: Pick<ObjectStore, 'put'>;
  readonly bucket: string;
  readonly files: () => readonly BundledFile[];
}

const PAGE = 'index.html';

/**
 * Puts the built console into its bucket: first the files whose names change with what is in them, then the page that
 * names them, so that no browser is sent to what is not there yet. Former files stay: pages that are open ask for them.
 */
export const publishConsole =
  ({ objects, bucket, files }: Publishing) =>
  async (): Promise<void> => {
    const all = files();
    if (!all.some(({ path }) => path === PAGE))
      throw new Error(
        `the console was not built: no ${PAGE} beside the function. Run npm run build:console.`,
      );
    const put = async ({ path, read }: BundledFile): Promise<void> =>
      objects.put({ bucket, key: path }, read(), headersOf(path));
    await Promise.all(all.filter(({ path }) => path !== PAGE).map(put));
    await Promise.all(all.filter(({ path }) => path === PAGE).map(put));
  };

const headersOf = (path: string): Readonly<Record<string, string>> => ({
  'content-type': types[extname(path)] ?? 'application/octet-stream',
  'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
});

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
