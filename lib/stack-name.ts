/** Name of the stack, and of its template, unless the configuration names another. */
export const stackName = 'Rekindle';
