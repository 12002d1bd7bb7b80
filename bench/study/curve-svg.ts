interface Point {
  readonly days: number;
  readonly of: number;
  readonly came: number;
}

const [width, height, left, bottom] = [640, 320, 56, 44];
const [mostDays, mostShare] = [300, 0.3];
const x = (days: number): number => left + (days / mostDays) * (width - left - 16);
const y = (share: number): number => height - bottom - (share / mostShare) * (height - bottom - 16);

/** The share who came back by themselves, by how long they had been silent at least. Readable without colour, and with a table beside it. */
export function curveSvg(points: readonly Point[]): string {
  const shares = points.map(({ days, of, came }) => ({ days, share: came / of }));
  const path = shares.map(
    ({ days, share }, place) => `${place === 0 ? 'M' : 'L'}${x(days).toFixed(1)} ${y(share).toFixed(1)}`,
  );
  const marks = shares.map(
    ({ days, share }) =>
      `<circle cx="${x(days).toFixed(1)}" cy="${y(share).toFixed(1)}" r="4"/><text x="${x(days).toFixed(1)}" y="${(y(share) - 10).toFixed(1)}" text-anchor="middle">${(100 * share).toFixed(1)}%</text>`,
  );
  const ticks = points.map(
    ({ days }) =>
      `<text x="${x(days).toFixed(1)}" y="${height - bottom + 20}" text-anchor="middle">${days}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Came back within 39 weeks, by days of silence at least">
<rect width="${width}" height="${height}" fill="#fff"/>
<path d="M${left} 16V${height - bottom}H${width - 16}" fill="none" stroke="#888"/>
<path d="${path.join('')}" fill="none" stroke="#0b6259" stroke-width="2"/>
<g fill="#0b6259">${marks.join('')}</g>
<g fill="#444">${ticks.join('')}<text x="${(left + width) / 2}" y="${height - 6}" text-anchor="middle">days of silence, at least</text></g>
</svg>
`;
}
