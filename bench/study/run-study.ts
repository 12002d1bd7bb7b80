import { existsSync } from 'node:fs';
import { runStudy } from './cdnow.ts';

const [name = '', file = '', svg] = process.argv.slice(2);
if (name !== 'cdnow' || !existsSync(file)) {
  console.error(
    `npm run study -- cdnow FILE [CURVE.svg], with FILE the public CDNOW_master.txt; ${name === 'cdnow' ? `there is no file "${file}"` : `"${name}" is no study`}`,
  );
  process.exit(2);
}
runStudy(file, svg);
