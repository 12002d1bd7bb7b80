import { createInterface } from 'node:readline/promises';
import { runCommandLine } from './program.ts';

/** One line from whoever sits at the terminal. */
async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}

// Whoever reads the first lines alone, as `| head` does, has read enough.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

await runCommandLine(process.argv.slice(2), {
  env: process.env,
  write: (text) => process.stdout.write(text),
  ...(process.stdin.isTTY ? { ask } : {}),
  writeError: (text) => process.stderr.write(text),
  setExitCode: (code) => {
    process.exitCode = code;
  },
});
