/**
 * A reader who meets `R7` in a comment finds it in docs/rules.md, and finds the code from there. Each function answers
 * what is wrong (file, line, remedy); empty when all holds.
 */

export const rulesFile = 'docs/rules.md';

/** Rules by number (a heading, or the first cell of a row) and the anchors of all headings, as GitHub makes them. */
export function definedRules(rules: string): ReadonlySet<string> {
  const numbers = [...rules.matchAll(/^(?:### |\| \*\*)([RG]\d+)\b/gm)].map(([, number = '']) => number);
  const anchors = [...rules.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...numbers, ...anchors]);
}

/** Rules that a comment or the title of a test names, and anchors of docs/rules.md anywhere, that are not defined. */
export function undefinedRules(file: string, text: string, defined: ReadonlySet<string>): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const numbers = [...spokenIn(file, line).matchAll(/\b[RG]\d{1,2}\b(?!\.\d)/g)].map(([found]) => found);
    const anchors = [...line.matchAll(/\brules\.md#([\p{L}\p{N}-]+)/gu)].map(([, anchor = '']) => anchor);
    return [...numbers, ...anchors]
      .filter((name) => !defined.has(name))
      .map((name) => `${file}:${index + 1} names ${name}: define it in ${rulesFile}, or name the right one`);
  });
}

/** The part of a line that is written for people: prose, a comment, the title of a test. */
function spokenIn(file: string, line: string): string {
  if (file.endsWith('.md') || /^\s*(?:describe\b|it\b|\]\)?(?: as const)?\)\()/.test(line)) return line;
  return /(?:^\s*\*|\/\*|(?:^|\s)\/\/\s).*/.exec(line)?.[0] ?? '';
}

/** Paths of the repository, in backticks or links, that lead nowhere. */
export function missingPaths(rules: string, exists: (path: string) => boolean): readonly string[] {
  return rules.split('\n').flatMap((line, index) => {
    const quoted = [...line.matchAll(/`((?:[\w.-]+\/)+[\w.-]+)`/g)].map(([, path = '']) => path);
    const linked = [...line.matchAll(/\]\(([\w./-]+\.md)\b/g)].map(([, path = '']) => `docs/${path}`);
    return [...quoted, ...linked]
      .filter((path) => !exists(path))
      .map((path) => `${rulesFile}:${index + 1} names ${path}, which is not there: name where it is now`);
  });
}

const notes = ['users', 'facts', 'design', 'performance', 'libs', 'style', 'stats', 'console-stack'];
/** Documents that only the authors had. The names stand in pieces here, so that this file passes its own check. */
const outside = new RegExp(
  [
    String.raw`(?<![\w-]\/|[\w-])(?:${notes.join('|')})\.md\b`,
    String.raw`(?<![\w-]\/|[\w-])(?:shared|faults)\/`,
    String.raw`\bseeds?(?: article)? \d{3}\b`,
    String.raw`\b00[0-4]:\d`,
    String.raw`\bdesign,? part \d`,
    String.raw`(?<![\w.-])\/(?:work|tmp\/wt)\/`,
  ].join('|'),
  'i',
);

/** Places that send a reader to a document which is not in the repository, or to a path of one machine. */
export const outsideNames = (file: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line, index) => {
    const found = outside.exec(line)?.[0];
    return found === undefined
      ? []
      : [
          `${file}:${index + 1} names "${found}", which readers do not have: say it in ${rulesFile} and name that`,
        ];
  });
