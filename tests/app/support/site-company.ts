import type { Mail } from '../../../local/ses/mail.ts';
import { mailTo } from '../../support/inbox.ts';
import { openWorld, type World } from './world.ts';

export const SITE = 'https://www.mirai-zaiko.example';

/** A company with a site and a guide on it; nothing ticks. */
export async function openSiteCompany(): Promise<World> {
  const world = await openWorld({ isAlwaysOpen: true });
  await world.call('PUT', '/settings', {
    exclusion: { ownDomains: ['ours.example'], competitorDomains: [], permittedMonths: 24 },
    site: { domains: ['mirai-zaiko.example'] },
    assets: [
      {
        id: 'guide',
        kind: 'document',
        title: { ja: '見直し手順', en: 'Guide' },
        points: { ja: ['手順'], en: ['Steps'] },
        url: `${SITE}/guide`,
      },
    ],
  });
  return world;
}

/** Somebody who got the mail with the guide. */
export async function mailedGuide(world: World, tag: string, more: object = {}): Promise<Mail> {
  await world.people(tag, { email: `${tag}@${tag}.example`, ...more });
  await world.launch(tag, { steps: [{ template: 'nurture-document', afterDays: 0, assetId: 'guide' }] });
  return mailTo(world.stack, `${tag}@${tag}.example`);
}
