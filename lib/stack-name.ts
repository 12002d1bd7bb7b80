/** Name of the one stack. */
export const stackName = 'Rekindle';
