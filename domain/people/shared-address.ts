/** Whether more than one person reads an address: `info@`, `sales-tokyo@`, `eigyo2@`. */
export function isSharedAddress(email: string | undefined): boolean {
  const local = email?.toLowerCase().split('@')[0] ?? '';
  return [local, local.replace(/[-_.].*$/, ''), local.replace(/\d+$/, '')].some((name) => names.has(name));
}

const names: ReadonlySet<string> = new Set(
  `
  info information contact contactus inquiry inquiries enquiry toiawase otoiawase sales eigyo eigyobu support help
  helpdesk service cs customer customerservice office jimu jimukyoku admin administrator webmaster postmaster hostmaster
  abuse noreply no-reply donotreply mail hello press pr koho kouhou soumu somu jinji keiri recruit saiyo saiyou shop store
  order orders reception uketsuke honsha honten kanri general team all staff marketing billing accounting hr
  `
    .trim()
    .split(/\s+/),
);
