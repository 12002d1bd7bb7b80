import { mailTemplateLabels } from '../../contract/sequence-words.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import type { Bilingual } from '../../domain/kernel/locale.ts';
import type { Owner } from '../../domain/people/customer.ts';
import type { KpiDimension } from '../../domain/kpis/divisions.ts';
import { flowOf, mailsOf } from '../../domain/sequences/flow.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { MailStep } from '../../domain/sequences/step.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { segmentsByCampaign } from './choose-counters.ts';
import { calledAlone } from '../people/owner-called.ts';
import { listOwners } from '../people/owner-store.ts';
import { findCampaign } from '../sequences/campaign-store.ts';

/** The name, with the address behind it where others bear the name too. */
const titleOf = (owner: Owner, owners: readonly Owner[]): string => {
  const alone = calledAlone(owner, owners);
  return alone === owner.name ? owner.name : `${owner.name} (${alone})`;
};

type TitleOf = (key: string) => Bilingual | undefined;

/** What the parts of a division are called whose keys are no names themselves. */
export async function partTitles(
  db: Database,
  { assets }: Pick<Settings, 'assets'>,
  dimension: KpiDimension,
  campaignId = '',
): Promise<TitleOf> {
  switch (dimension) {
    case 'industry':
    case 'site':
    case 'route':
      return () => undefined;
    case 'owner': {
      const owners = await listOwners(db);
      // Two of one name are told apart by the address.
      const names = new Map(owners.map((owner) => [owner.id, titleOf(owner, owners)]));
      return (key) => {
        const name = names.get(key);
        return name === undefined ? formerOwner : { ja: name, en: name };
      };
    }
    case 'segment': {
      const names = new Map([...(await segmentsByCampaign(db)).values()].map(({ id, name }) => [id, name]));
      return (key) => names.get(key);
    }
    case 'rank':
      return (key) => ({ ja: `${key}判定`, en: `Rank ${key}` });
    case 'content':
      return contentTitles(assets);
    case 'step':
    case 'variant': {
      const sequence = (await findCampaign(db, campaignId))?.sequence;
      if (sequence === undefined) return () => undefined;
      return dimension === 'step' ? stepTitles(sequence) : variantTitles(sequence);
    }
    default:
      return dimension satisfies never;
  }
}

const formerOwner: Bilingual = { ja: '登録のない担当者', en: 'An owner who is listed no more' };

const unlisted: Bilingual = { ja: '設定にないウェビナー', en: 'A webinar that settings do not name' };

function contentTitles(assets: Settings['assets']): TitleOf {
  const titles = new Map(
    assets.map(({ id, session, title }) => [
      session === undefined ? `download#${id}` : `webinar#${fingerprint(session)}`,
      title,
    ]),
  );
  return (key) => {
    const id = /^download#(.+)$/.exec(key)?.[1];
    return titles.get(key) ?? (id === undefined ? unlisted : { ja: id, en: id });
  };
}

function stepTitles(sequence: Sequence): TitleOf {
  const mails = mailsOf(flowOf(sequence));
  const titles = new Map(
    mails.map((step, place) => {
      const { ja, en } = nameOf(step);
      return [step.id, { ja: `${place + 1}通目 ${ja}`, en: `Mail ${place + 1}: ${en}` }];
    }),
  );
  return (key) => titles.get(key);
}

const nameOf = ({ name, text, template }: MailStep): Bilingual => {
  const label = mailTemplateLabels[template];
  return { ja: name ?? text?.ja?.subject ?? label.ja, en: name ?? text?.en?.subject ?? label.en };
};

function variantTitles(sequence: Sequence): TitleOf {
  const titles = new Map<string, Bilingual>(
    [...flowOf(sequence).nodes.values()].flatMap(({ step }) =>
      step.kind === 'split'
        ? step.arms.map(({ id, name = id }) => [`${step.id}#${id}`, { ja: name, en: name }] as const)
        : [],
    ),
  );
  return (key) => titles.get(key);
}
