import * as z from 'zod';

/** What names a stored thing in a request. Nothing is stored under a longer one, and the database refuses a key of more than 1 KB. */
export const idSchema = z.string().min(1).max(300);
