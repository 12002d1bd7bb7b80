import * as z from 'zod';

/** The name of a stack in CloudFormation, short enough for the names that are made of it. */
export const stackNameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, {
    error:
      'is no name of a stack: a letter, then letters, digits and hyphens, 40 in all. Write one such as "Rekindle-Test".',
  })
  .default('Rekindle')
  .describe('Name of the stack: a second one in the same account and region needs another');
