import * as z from 'zod';
import { AwsFault } from './aws-fault.ts';

/** Reads the input of a call; what does not fit is refused as the service would, with the field's name. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  type = 'ValidationException',
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsFault(type, `${issue?.path.join('.') ?? 'input'}: ${issue?.message ?? 'not valid'}`);
}
