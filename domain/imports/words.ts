/** The words of a list written as `one | two | three`, over as many lines as it takes. */
export const words = (list: string): readonly string[] =>
  list
    .split(/[|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
