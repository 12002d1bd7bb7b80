// Starts a TypeScript entry point after checking Node, so that an old one gets a sentence and not a stack trace.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Rekindle needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org/ .\n` +
      `Node 20.19 以上が必要です（現在 ${process.versions.node}）。https://nodejs.org/ から新しい版を入れてください。`,
  );
  process.exit(1);
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
process.env.CDK_VALIDATION ??= 'false';
const { register } = await import('tsx/esm/api');
register();
const [entry, ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(entry), ...rest];
await import(pathToFileURL(resolve(entry)).href);
