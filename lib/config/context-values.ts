import { ConfigError } from './config-error.ts';
import { knownKeys, unknownKey } from './explain-issues.ts';

export type Context = Readonly<Record<string, unknown>>;

/** The context values of release 0.3.0: they count for this release, each with a message. */
const formerContextValues = [
  'region',
  'senderDomain',
  'trackingDomain',
  'replyDomain',
  'alarmEmail',
] as const;

/** What was given in all, and which of it by context values. */
export interface Given {
  readonly given: Readonly<Record<string, unknown>>;
  readonly fromContext: ReadonlySet<string>;
  readonly notices: readonly string[];
}

/**
 * Adds the context values of earlier releases to what the file says.
 * @throws {ConfigError} for a context value that nothing reads, and for one that contradicts the file
 */
export function withContextValues(inFile: Context, context: Context, file: string): Given {
  const wrong = Object.keys(context)
    .filter(isOurs)
    .flatMap((key) => whatIsWrong(key, context[key], inFile, file));
  if (wrong.length > 0) throw new ConfigError(file, wrong);
  const values = Object.fromEntries(
    formerContextValues.flatMap((key) => {
      const value = context[key];
      return value === undefined || value === '' ? [] : [[key, value]];
    }),
  );
  return {
    given: { ...inFile, ...values },
    fromContext: new Set(Object.keys(values)),
    notices: Object.entries(values).map(
      ([key, value]) =>
        `-c ${key}=${typeof value === 'string' ? value : JSON.stringify(value)} is the old way and ends with the next release: write ${key}: ${JSON.stringify(value)} in ${file}.`,
    ),
  };
}

/** CDK's own keys hold a sign (@aws-cdk/…, aws:cdk:…, availability-zones:…); a plain word was meant for us. */
const isOurs = (key: string): boolean => /^[a-z]\w*$/i.test(key);

function whatIsWrong(key: string, value: unknown, inFile: Context, file: string): readonly string[] {
  if (!formerContextValues.some((known) => known === key))
    return [
      knownKeys().includes(key)
        ? `-c ${key}: is given in ${file}, not on the command line. Write ${key} there.`
        : unknownKey(`-c ${key}`, key, formerContextValues),
    ];
  const stands = inFile[key];
  return stands === undefined || value === '' || value === stands
    ? []
    : [
        `-c ${key}: ${JSON.stringify(value)} here and ${JSON.stringify(stands)} in ${file}. Leave one out (in cdk.json too).`,
      ];
}
