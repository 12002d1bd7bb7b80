/**
 * Takes the log out of an SDK client: it filters every input and output, by its schema, for a line that nobody writes.
 * Measured by `npm run bench -- send` (docs/performance.md).
 */
export function withoutLog<
  Client extends { readonly middlewareStack: { readonly remove: (name: string) => boolean } },
>(client: Client): Client {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
