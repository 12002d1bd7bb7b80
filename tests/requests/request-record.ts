import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { checkRequest, type AwsRequest } from './check-request.ts';
import { permissionsUsed, type Permission } from './permissions-used.ts';

const usedSchema = z.object({ by: z.string(), action: z.string(), on: z.string() });
/** A permission that a function used while the tests ran. */
export type Used = z.infer<typeof usedSchema>;

const [usedFile, refusedFile] = ['used.ndjson', 'refused.ndjson'];

/** Takes every request that leaves a process; answers what AWS would refuse of it. */
export interface RequestRecord {
  readonly take: (by: string | undefined, request: AwsRequest) => readonly string[];
  /** A permission that is needed, known without the request. */
  readonly use: (by: string | undefined, permission: Permission) => void;
}

/** Writes down in a folder, once each, what functions do and what AWS would refuse of it. */
export function openRequestRecord(folder: string): RequestRecord {
  const written = new Set<string>();
  const write = (file: string, line: object): void => {
    const text = `${JSON.stringify(line)}\n`;
    if (written.has(text)) return;
    written.add(text);
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, file), text);
  };
  const use: RequestRecord['use'] = (by, { action, on }) => {
    if (by !== undefined) write(usedFile, { by, action, on });
  };
  return {
    use,
    take: (by, request) => {
      const problems = checkRequest(request);
      for (const problem of problems) write(refusedFile, { by, problem });
      for (const permission of permissionsUsed(request)) use(by, permission);
      return problems;
    },
  };
}

/** What was refused, in words; empty when AWS would have taken everything. */
export const readRefused = (folder: string): readonly string[] => linesOf(join(folder, refusedFile));

/** Every permission that was used, in this folder and those below. */
export const readUsed = (folder: string): readonly Used[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === usedFile)
    .flatMap((file) => linesOf(join(folder, file)))
    .map((line) => usedSchema.parse(JSON.parse(line)));

const linesOf = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
