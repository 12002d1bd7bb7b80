/** Solves `matrix · x = right` for a symmetric positive definite matrix, by Cholesky; throws where it is none. */
export function solve(matrix: Matrix, right: Vector): number[] {
  const lower = choleskyOf(matrix);
  const forward: number[] = [];
  for (const [row, each] of lower.entries()) {
    let sum = right[row] ?? 0;
    for (let column = 0; column < row; column++) sum -= (each[column] ?? 0) * (forward[column] ?? 0);
    forward.push(sum / (each[row] ?? 1));
  }
  const solved = forward.slice();
  for (let row = lower.length - 1; row >= 0; row--) {
    let sum = forward[row] ?? 0;
    for (let below = row + 1; below < lower.length; below++)
      sum -= (lower[below]?.[row] ?? 0) * (solved[below] ?? 0);
    solved[row] = sum / (lower[row]?.[row] ?? 1);
  }
  return solved;
}

export type Vector = readonly number[];
export type Matrix = readonly Vector[];

function choleskyOf(matrix: Matrix): number[][] {
  const lower: number[][] = [];
  for (const [row, each] of matrix.entries()) {
    const line: number[] = [];
    for (let column = 0; column <= row; column++) {
      let sum = each[column] ?? 0;
      for (let before = 0; before < column; before++)
        sum -= (line[before] ?? 0) * ((column === row ? line : lower[column])?.[before] ?? 0);
      if (column === row && sum <= 0) throw new Error('the matrix is not positive definite');
      line.push(column === row ? Math.sqrt(sum) : sum / (lower[column]?.[column] ?? 1));
    }
    lower.push(line);
  }
  return lower;
}

/** The diagonal of the inverse: variances of an estimate whose information the matrix is. */
export const inverseDiagonal = (matrix: Matrix): number[] =>
  matrix.map(
    (_, place) =>
      solve(
        matrix,
        matrix.map((__, row) => (row === place ? 1 : 0)),
      )[place] ?? 0,
  );

export const dot = (a: Vector, b: Vector): number =>
  a.reduce((sum, each, place) => sum + each * (b[place] ?? 0), 0);

/** Minus the log of the chance of what happened, at a logit. */
export const logLossAt = (logit: number, happened: boolean): number =>
  Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - (happened ? logit : 0);
