import { domainToASCII } from 'node:url';
import * as z from 'zod';

/** What a text is, if no domain: with what to write in its place. */
type Read = { readonly domain: string } | { readonly wrong: string };

/** A domain such as news.example.co.jp, in lower case; 例え.jp becomes xn--r8jz45g.jp. Pages' and mails' addresses are refused. */
export const domainSchema = z.string().transform((given, context) => {
  const read = readDomain(given);
  if ('domain' in read) return read.domain;
  context.addIssue({ code: 'custom', message: read.wrong, input: given });
  return z.NEVER;
});

/** One mail address that a machine may send to: ASCII before the @, a domain behind it. */
export const mailAddressSchema = z.string().transform((given, context) => {
  const read = readAddress(given);
  if ('domain' in read) return read.domain;
  context.addIssue({ code: 'custom', message: read.wrong, input: given });
  return z.NEVER;
});

/** Whether a domain is another or lies below it. */
export const isAtOrBelow = (domain: string, other: string): boolean =>
  domain === other || domain.endsWith(`.${other}`);

function readDomain(given: string): Read {
  const text = given.trim();
  if (text === '')
    return { wrong: 'is empty. Write a domain such as "news.example.co.jp", or leave it out.' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return { wrong: `is the address of a page. Write its domain alone${meant(URL.parse(text)?.hostname)}` };
  if (text.includes('@'))
    return { wrong: `is a mail address. Write the domain behind the @${meant(text.split('@').at(-1))}` };
  if (/[/?#]/.test(text))
    return { wrong: `has a path. Write the domain alone${meant(text.split(/[/?#]/)[0])}` };
  if (/:\d*$/.test(text)) return { wrong: `has a port. Write the domain alone${meant(text.split(':')[0])}` };
  if (/[\s,;、，；]/.test(text))
    return { wrong: 'holds a blank or a comma. Write one domain, such as "news.example.co.jp".' };
  const domain = domainToASCII(text).replace(/\.$/, '');
  const labels = domain.split('.');
  if (/^[\d.]+$/.test(domain) || text.startsWith('['))
    return { wrong: 'is an IP address. SES needs a domain, such as "news.example.co.jp".' };
  if (labels.length < 2)
    return { wrong: 'is no whole domain: nothing stands behind a dot. Write "news.example.co.jp".' };
  const strange = labels.find((label) => !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (strange !== undefined || domain.length > 253)
    return {
      wrong:
        'cannot be the name of a domain: between the dots stand 1 to 63 letters, digits and hyphens, no hyphen first or last, 253 in all.',
    };
  return { domain };
}

const meant = (domain: string | undefined): string => {
  const read = readDomain(domain ?? '');
  return 'domain' in read ? `: "${read.domain}".` : ', such as "news.example.co.jp".';
};

function readAddress(given: string): Read {
  const text = given.trim().replace(/^mailto:/i, '');
  const [local = '', domain, ...more] = text.split('@');
  if (more.length > 0 || /[,;\s、，；<>]/.test(text))
    return {
      wrong:
        'is not one address. For several people give the address of a list, such as "ops@example.co.jp".',
    };
  if (domain === undefined)
    return { wrong: 'is no mail address: it has no @. Write one such as "ops@example.co.jp".' };
  if (
    !/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) ||
    local.length > 64
  )
    return { wrong: `has "${local}" before the @, which AWS takes only in plain letters, digits and signs.` };
  const read = readDomain(domain);
  return 'domain' in read
    ? { domain: `${local}@${read.domain}` }
    : { wrong: `has "${domain}" behind the @, which ${read.wrong}` };
}

/** The name of a tenant of SES. */
export const tenantNameSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, {
  error: 'is no name of a tenant: 1 to 64 letters, digits, hyphens and underscores, such as "group-sales".',
});
