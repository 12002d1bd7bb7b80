import type { LinkKeys } from '../../platform/link-keys.ts';
import { linkToken } from '../../platform/signed-links.ts';
import type { Asset } from '../../domain/settings/settings.ts';

/** Where customers' links lead. Paths are single letters and tokens carry ids only: no inner word is ever visible. */
export interface CustomerUrls {
  readonly asset: string;
  readonly consultation: string;
  readonly unsubscribe: string;
  /** Where the customer says that the monthly mail may go on. */
  readonly goOn: string;
  /** The mail itself, as a page. */
  readonly browser: string;
  /** A link that no person sees. */
  readonly unseen: string;
}

export function customerUrls(
  keys: LinkKeys,
  publicUrl: string,
  customerId: string,
  mailId: string,
  asset: Asset | undefined,
): CustomerUrls {
  const at = (purpose: 'd' | 'w' | 'q' | 'u' | 'k' | 'b' | 'n', fields: readonly string[]): string =>
    `${publicUrl}/${purpose}/${linkToken(keys, purpose, [customerId, mailId, ...fields])}`;
  return {
    asset: asset === undefined ? at('q', []) : at(asset.kind === 'webinar' ? 'w' : 'd', [asset.id]),
    consultation: at('q', []),
    unsubscribe: at('u', []),
    goOn: at('k', []),
    browser: at('b', []),
    unseen: at('n', []),
  };
}
