import type { Mail } from '../../../local/ses/mail.ts';
import { ask, customerOf, mailTo } from '../../support/inbox.ts';
import { owner } from '../../support/rekindle.ts';
import type { World } from './world.ts';

/** Somebody who asked for a talk, in a campaign of their own. */
export interface Talk {
  readonly campaignId: string;
  readonly customerId: string;
  readonly address: string;
  readonly staff: Mail;
}

/** A launch on one person who asked for a talk. */
export async function talkWith(rekindle: World, name: string): Promise<Talk> {
  const address = `${name}@${name}.example`;
  await rekindle.people(name, { email: address });
  const campaignId = await rekindle.launch(name);
  const mail = mailTo(rekindle.stack, address);
  await ask(rekindle.stack, mail);
  return { campaignId, customerId: customerOf(mail), address, staff: mailTo(rekindle.stack, owner) };
}
