import * as z from 'zod';
import type { Check } from './compile-shape.ts';

const MAXIMUM_KEY_BYTES = 1024;
const inputSchema = z.object({ Bucket: z.string(), Key: z.string() });

const named: Check = (input, path, report) => {
  const { Bucket, Key } = inputSchema.parse(input);
  if (Bucket === '') report(`${path}.Bucket`, 'is empty');
  const bytes = Buffer.byteLength(Key);
  if (bytes === 0 || bytes > MAXIMUM_KEY_BYTES)
    report(`${path}.Key`, `has ${bytes} bytes, and is to have 1 to ${MAXIMUM_KEY_BYTES}`);
};

/** What S3 refuses of the requests that we sign ourselves. */
export const objectRules: Readonly<Record<string, Check>> = {
  's3 GetObject': named,
  's3 HeadObject': named,
  's3 PutObject': named,
};
