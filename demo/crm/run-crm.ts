import type { LocalStack } from '../../local/local-stack.ts';
import type { DemoResult } from '../report.ts';
export async function runCrm(_stack: LocalStack, _folder: string, _seed: number, _tell: (line: string) => void): Promise<DemoResult> {
  throw new Error('to be written');
}
