// Sums the reports of the test commands of a run: sum-reports.mjs FOLDER. A file that was run again counts as the second time, unless what failed was skipped then.
// Prints what failed, then `passed failed skipped`; with --failed FILE only the names of the files that failed in a report.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const failedIn = ({ testResults }) => testResults.filter(({ status }) => status === 'failed');
const [first, second] = process.argv.slice(2);
if (first === '--failed') {
  if (existsSync(second)) for (const { name } of failedIn(read(second))) console.log(relative('.', name));
  process.exit();
}

const reports = readdirSync(first).toSorted();
const byFile = new Map();
for (const report of reports) {
  const isAgain = report.startsWith('z-again');
  for (const each of read(join(first, report)).testResults) {
    const before = byFile.get(each.name);
    if (isAgain && before?.status === 'failed' && !answers(each, before)) continue;
    if (isAgain && before?.status === 'failed' && each.status !== 'failed')
      console.log(`passed only the second time: ${relative('.', each.name)}\n  ${whyOf(before)}`);
    byFile.set(each.name, each);
  }
}
const files = [...byFile.values()];
const cases = files.flatMap(({ assertionResults }) => assertionResults);
const count = (...states) => cases.filter(({ status }) => states.includes(status)).length;
for (const each of files.filter(({ status }) => status === 'failed'))
  console.log(`FAILED ${relative('.', each.name)}\n  ${whyOf(each)}`);
// A file that broke before its tests ran has none that failed.
const broken = files.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
).length;
console.log(`${count('passed')} ${count('failed') + broken} ${count('skipped', 'pending', 'todo')}`);

/** Whether each test that failed ran again; of a file that broke off, any. */
function answers(again, before) {
  const ran = again.assertionResults.filter(({ status }) => status === 'passed' || status === 'failed');
  const names = before.assertionResults.flatMap(({ status, fullName }) =>
    status === 'failed' ? [fullName] : [],
  );
  return (
    again.status === 'failed' ||
    (ran.length > 0 && names.every((name) => ran.some(({ fullName }) => fullName === name)))
  );
}

function whyOf({ message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const broke = message === '' && failed.length === 0 ? 'its process broke off' : message;
  return [broke, ...failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`)]
    .filter((line) => line !== undefined && line !== '')
    .map((line) => line.split('\n').slice(0, 4).join('\n    '))
    .join('\n  ');
}
