import { routes } from '../contract/api.ts';
import { mistake, type Context } from './context.ts';

/** The id of the contact whom somebody means: an address leads to whoever has it, or had it before. */
export async function contactId({ api, say }: Pick<Context, 'api' | 'say'>, who: string): Promise<string> {
  if (!who.includes('@')) return who;
  const { people } = await api.call(routes.findContacts, { body: { text: who } });
  const [found] = people;
  if (found === undefined)
    throw mistake(
      say(`「${who}」というアドレスの方はいません。`, `Nobody is stored with the address "${who}".`),
    );
  return found.customerId;
}

/** The same of an option that may be left out. */
export const contactIdIfGiven = async (
  context: Pick<Context, 'api' | 'say'>,
  who: string | undefined,
): Promise<string | undefined> => (who === undefined ? undefined : contactId(context, who));
