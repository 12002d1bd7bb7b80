import { FunctionError } from './function-error.ts';
import type { LogSink } from './function-log.ts';

/** Writes one line for a failed invocation; the function's own log has the details. */
export function reportFailure(onLog: LogSink, functionName: string, error: unknown): void {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const where = error instanceof FunctionError ? firstFrame(error.functionStack) : '';
  onLog({ functionName, stream: 'stderr', line: `invocation failed: ${text}${where}` });
}

function firstFrame(stack: string | undefined): string {
  const frame = stack?.split('\n').find((line) => line.trim().startsWith('at '));
  return frame === undefined ? '' : ` (${frame.trim()})`;
}
