import { execFile } from 'node:child_process';

const OLDEST_JAVA = 17;

/** Throws one clear sentence when there is no Java that can run DynamoDB Local. */
export async function checkJava(): Promise<void> {
  const remedy = `Install a Java runtime ${OLDEST_JAVA} or newer (for example Eclipse Temurin) and make sure that "java" is on the PATH.`;
  const text = await new Promise<string>((resolve, reject) => {
    execFile('java', ['-version'], (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr);
      else
        reject(
          new Error(`DynamoDB Local needs Java, and "java -version" does not run. ${remedy}`, {
            cause: error,
          }),
        );
    });
  });
  const version = javaMajorVersion(text);
  if (version === undefined || version >= OLDEST_JAVA) return;
  throw new Error(`DynamoDB Local needs Java ${OLDEST_JAVA}, and this is Java ${version}. ${remedy}`);
}

/** The major version in the answer of `java -version`; "1.8.0" is 8. */
export function javaMajorVersion(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  return Number(first === '1' ? second : first);
}
