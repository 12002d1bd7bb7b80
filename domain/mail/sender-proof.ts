/**
 * Whether a received mail is proven to come from whom it says: by DMARC, or by DKIM or SPF of the same organisation, as SES
 * found on receiving it. That nothing failed proves nothing.
 * @param results the first Authentication-Results of the mail, which SES wrote
 */
export function isProvenSender(results: string | undefined, from: string): boolean {
  const domain = from.split('@')[1]?.toLowerCase();
  if (results === undefined || domain === undefined || !/^\s*amazonses\.com\s*;/i.test(results)) return false;
  const clauses = withoutQuotedMarks(results.slice(0, LONGEST).toLowerCase())
    .split(';')
    .map((clause) => clause.trim());
  if (clauses.some((clause) => /^dmarc=(?:fail|permerror)\b/.test(clause))) return false;
  // SES writes one of each. A second came with the name by which the sender greeted, or is no word of SES at all.
  if (['dmarc=', 'spf='].some((name) => clauses.filter((each) => each.startsWith(name)).length > 1))
    return false;
  return clauses.some((clause, index) => {
    if (/^dmarc=pass\b/.test(clause)) return isAligned(valueOf(clause, 'header.from') ?? domain, domain);
    if (/^dkim=pass(?:\s|$)/.test(clause))
      return isAligned(valueOf(clause, 'header.d') ?? valueOf(clause, 'header.i'), domain);
    if (!/^spf=pass\b/.test(clause)) return false;
    const rest = clauses.slice(index).find((each) => each.includes('envelope-from='));
    return isAligned(valueOf(clause, 'smtp.mailfrom') ?? valueOf(rest ?? '', 'envelope-from'), domain);
  });
}

const LONGEST = 8000;

/**
 * What stands before an @ may be quoted, and hold whatever its writer likes: `"; dmarc=pass header.from=…"@evil.example`.
 * Within quotes nothing ends a clause or names a value; comments say nothing.
 */
const withoutQuotedMarks = (results: string): string =>
  results
    .replaceAll(/"(?:[^"\\]|\\.)*"?/g, (quoted) => quoted.replaceAll(/[;\s=()\\]/g, '_'))
    .replaceAll(/\([^()]*\)/g, ' ');

const valueOf = (clause: string, name: string): string | undefined => {
  const at = clause.indexOf(`${name}=`);
  return at < 0
    ? undefined
    : (clause.slice(at + name.length + 1).split(/[\s;)]/)[0] ?? '').replaceAll(/["<>]/g, '');
};

/** The same domain, or one above or below the other: of one organisation (relaxed alignment). */
function isAligned(proven: string | undefined, from: string): boolean {
  const domain = (proven ?? '').split('@').at(-1) ?? '';
  if (!domain.includes('.')) return false;
  return domain === from || from.endsWith(`.${domain}`) || domain.endsWith(`.${from}`);
}
