import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves the files of a directory to GET; `/` is its index.html. */
export async function staticFile(
  directory: string,
  { method, url }: HttpRequest,
): Promise<HttpAnswer | undefined> {
  if (method !== 'GET') return undefined;
  const path = decodePath(url.pathname);
  const file = normalize(join(directory, path?.endsWith('/') === true ? `${path}index.html` : (path ?? '')));
  if (path === undefined || path.includes('\0') || !file.startsWith(normalize(directory + sep)))
    return undefined;
  try {
    const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-cache' },
      body: await readFile(file),
    };
  } catch {
    return undefined;
  }
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
