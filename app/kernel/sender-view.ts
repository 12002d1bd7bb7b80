import type { TimeZone } from '../../domain/kernel/time-zone.ts';
import {
  isUnwritten,
  otherLocale,
  wordsIn,
  type Bilingual,
  type Locale,
} from '../../domain/kernel/locale.ts';
import type { Asset, Settings } from '../../domain/settings/settings.ts';
import { formatMoment } from '../../contract/format.ts';
import type { Offer } from '../../templates/mails/own-blanks.ts';
import type { AssetView, SenderView } from '../../templates/mails/person-view.ts';

/** The company as a mail or page names it. */
export const senderView = ({
  companyName,
  postalCode,
  postalAddress,
  phone,
  contactUrl,
  privacyUrl,
}: Settings): SenderView => ({
  companyName,
  postalCode,
  postalAddress,
  phone,
  contactUrl,
  privacyUrl,
});

/** What a mail that is tried is about, in a place to fill while nobody has said it. */
export const shownTopic = ({ topic }: Settings): Bilingual =>
  isUnwritten(topic) ? { ja: '（メールの話題）', en: '(your topic)' } : topic;

/** A document or webinar as a mail or page offers it: in the language of its reader, or in the one that it has. */
export const assetView = (asset: Asset, locale: Locale, zone: TimeZone): AssetView => ({
  kind: asset.kind,
  title: wordsIn(asset.title, locale),
  pages: asset.pages,
  minutes: asset.minutes,
  points: asset.points[locale].length > 0 ? asset.points[locale] : asset.points[otherLocale(locale)],
  startsAt: asset.startsAt === undefined ? undefined : formatMoment(Date.parse(asset.startsAt), zone, locale),
});

/** What a letter leads to, as its text is checked against it. */
export function offerOf(assetId: string | undefined, settings: Settings, locale: Locale): Offer {
  const asset = settings.assets.find(({ id }) => id === assetId);
  return asset === undefined ? 'none' : assetView(asset, locale, settings.calendar.timeZone);
}
