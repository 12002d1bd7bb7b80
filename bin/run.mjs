// Starts a TypeScript entry point after checking Node, so that an old one gets a sentence and not a stack trace.
import nodeModule from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// From here on Node runs TypeScript by itself.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This is Node ${process.versions.node}, and Rekindle needs 22.18 or newer. Start it with npm (npm ci, then npm start or npm run ...): npm ci brings a Node 24 of its own.\n` +
      `この Node は ${process.versions.node} ですが、22.18 以上が必要です。npm から起動してください（npm ci のあと npm start や npm run ...）。npm ci が専用の Node 24 を用意します。`,
  );
  process.exit(1);
}
// What was compiled once is found compiled by the next command: it starts in half the time.
nodeModule.enableCompileCache();
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
});
process.env.CDK_VALIDATION ??= 'false';
const [entry, ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(entry), ...rest];
await import(pathToFileURL(resolve(entry)).href);
