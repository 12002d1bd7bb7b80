import type { mailCheckRoutes, CheckedLetter, TextFinding } from '../../contract/mail-checks.ts';
import { linkWords, spamFindingWords } from '../../contract/mail-check-words.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { placeholdersIn } from '../../domain/mail/find-placeholders.ts';
import { spamWordsIn } from '../../domain/mail/find-spam-words.ts';
import { isReserved } from '../../domain/mail/readiness.ts';
import { linksIn } from '../../domain/mail/text-links.ts';
import type { Asset } from '../../domain/settings/settings.ts';
import { placeholderWords } from '../../templates/mails/own-placeholders.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';

type Deps = Needs<'freshSettings' | 'linkProbe' | 'objects' | 'documentsBucket'>;
type Place = Pick<TextFinding, 'letter' | 'locale' | 'part' | 'line'>;
type Trouble = keyof typeof linkWords;

/** Nobody waits for more. */
const [MOST_LINKS, AT_ONCE] = [40, 8];

/** Words and links of letters that deserve a look before they are sent. */
export const checkTexts =
  ({ freshSettings, linkProbe, objects, documentsBucket }: Deps): Serve<typeof mailCheckRoutes.checkTexts> =>
  async ({ body: { letters } }) => {
    const { assets } = await freshSettings();
    const places = placesByUrl(letters, assets);
    const asked = [...places.keys()].slice(0, MOST_LINKS);
    const troubles = await inParallel(asked, AT_ONCE, (url) =>
      url.startsWith('s3://') ? troubleOfFile(url, { objects, documentsBucket }) : troubleOf(url, linkProbe),
    );
    return {
      findings: [
        ...letters.flatMap((letter, index) => [...leftIn(letter, index), ...wordFindings(letter, index)]),
        ...asked.flatMap((url, index) => linkFindings(url, troubles[index], places.get(url) ?? [])),
      ],
      links: { asked: asked.length, leftOut: places.size - asked.length },
    };
  };

const locales = ['ja', 'en'] as const;

/** Fields of other tools, gaps and notes: `strong` keeps a letter from being saved. */
const leftIn = ({ text }: CheckedLetter, letter: number): readonly TextFinding[] =>
  locales.flatMap((locale) =>
    (['subject', 'preheader', 'body'] as const).flatMap((part) =>
      placeholdersIn(text?.[locale]?.[part] ?? '').map(({ isCertain, ...each }): TextFinding => ({
        letter,
        locale,
        part,
        line: each.line,
        weight: isCertain ? 'strong' : 'weak',
        found: each.found,
        kind: 'word',
        ...placeholderWords(each),
      })),
    ),
  );

const wordFindings = ({ text }: CheckedLetter, letter: number): readonly TextFinding[] =>
  locales.flatMap((locale) => {
    const own = text?.[locale];
    if (own === undefined) return [];
    return spamWordsIn(own, locale).map(({ part, line, found, weight, instead }): TextFinding => ({
      letter,
      locale,
      part,
      line,
      weight,
      found,
      kind: 'word',
      ...spamFindingWords(found, weight, instead),
    }));
  });

/** Every address once, with all places where it stands: those of the letters, then their documents. */
function placesByUrl(
  letters: readonly CheckedLetter[],
  assets: readonly Asset[],
): ReadonlyMap<string, readonly Place[]> {
  const found = letters.flatMap(({ text, assetId }, letter) => {
    const asset = assets.find(({ id }) => id === assetId);
    return [
      ...locales.flatMap((locale) =>
        linksIn(text?.[locale]?.body ?? '').map(({ url, line }) => ({
          url,
          place: { letter, locale, part: 'body' as const, line },
        })),
      ),
      ...(asset === undefined ? [] : [{ url: asset.url, place: { letter, part: 'document' as const } }]),
    ];
  });
  const byUrl = grouped(found, ({ url }) => url);
  return new Map([...byUrl].map(([url, all]) => [url, all.map(({ place }): Place => place)]));
}

const linkFindings = (
  url: string,
  trouble: { readonly is: Trouble; readonly detail: string } | undefined,
  places: readonly Place[],
): readonly TextFinding[] =>
  trouble === undefined
    ? []
    : places.map((place) => ({
        ...place,
        kind: 'link',
        weight: trouble.is === 'silent' || trouble.is === 'refused' ? 'weak' : 'strong',
        found: url,
        ...linkWords[trouble.is](trouble.detail),
      }));

/** What is wrong with an address; undefined where it answers. */
async function troubleOf(
  url: string,
  linkProbe: Deps['linkProbe'],
): Promise<{ readonly is: Trouble; readonly detail: string } | undefined> {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (isReserved(host)) return { is: 'example', detail: host };
  const answer = await linkProbe(url);
  switch (answer.kind) {
    case 'answered':
      return answer.status < 400 ? undefined : { is: isGone(answer.status), detail: String(answer.status) };
    case 'inside':
    case 'noSuchHost':
      return { is: answer.kind, detail: answer.host };
    case 'loops':
    case 'silent':
      return { is: answer.kind, detail: '' };
    default:
      return answer satisfies never;
  }
}

/** A page that asks who one is, or wants fewer questions, is there for its readers all the same, perhaps. */
const isGone = (status: number): Trouble => ([401, 403, 405, 429].includes(status) ? 'refused' : 'gone');

async function troubleOfFile(
  url: string,
  { objects, documentsBucket }: Pick<Deps, 'objects' | 'documentsBucket'>,
): Promise<{ readonly is: Trouble; readonly detail: string } | undefined> {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
  if (bucket !== documentsBucket) return { is: 'otherBucket', detail: documentsBucket };
  return (await objects.sizeOf({ bucket, key })) === undefined ? { is: 'noFile', detail: key } : undefined;
}
