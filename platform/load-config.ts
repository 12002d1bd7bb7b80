import type * as z from 'zod';

/** Reads a function's environment by its schema; a missing or empty variable stops the start with its name. */
export function loadConfig<S extends z.ZodObject>(schema: S): z.output<S> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`environment variables missing or empty: ${names}. The stack sets them; deploy it again.`);
}
