/** What the script uses of a browser. */
export interface SiteWindow {
  readonly document: {
    readonly currentScript: {
      readonly src: string;
      readonly getAttribute: (name: string) => string | null;
    } | null;
  };
  readonly navigator: {
    readonly doNotTrack?: string | null;
    readonly globalPrivacyControl?: boolean;
    readonly sendBeacon: (url: string, body: string) => boolean;
  };
  readonly location: { readonly href: string; readonly pathname: string };
  readonly history: {
    readonly state: unknown;
    readonly replaceState: (state: unknown, title: string, url: string) => void;
  };
  readonly localStorage: {
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
    readonly removeItem: (key: string) => void;
  };
  siteVisit?: { readonly allow: () => void; readonly refuse: () => void };
}

/**
 * Runs on the company's own site, and is served as the text of this function: it may use nothing but its argument.
 * It keeps nothing and sends nothing until the site says that the visitor agreed, by `data-consent="granted"` or
 * `siteVisit.allow()`. Then it keeps the token of a link that the visitor followed, first-party, and tells us of a
 * return on another day: one call, once a day. `siteVisit.refuse()`, Do-Not-Track and GPC forget everything.
 */
export function watchVisits(browser: SiteWindow): void {
  const script = browser.document.currentScript;
  if (script === null) return;
  const { location, navigator } = browser;
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
  const refuse = (): void => {
    try {
      browser.localStorage.removeItem('sv');
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  };
  const allow = (): void => {
    if (navigator.globalPrivacyControl === true || navigator.doNotTrack === '1') return refuse();
    try {
      const landed = /[#?&]sv=([\w.-]+)/.exec(location.href);
      const token = landed?.[1] ?? (browser.localStorage.getItem('sv') ?? '').split(' ')[0];
      const seen = (browser.localStorage.getItem('sv') ?? '').split(' ')[1];
      if (token === undefined || token === '') return;
      browser.localStorage.setItem('sv', `${token} ${today}`);
      if (landed !== null)
        // What else stands in the address stays, and what the site's own router keeps with it.
        browser.history.replaceState(
          browser.history.state,
          '',
          location.href.replace(/([#?&])sv=[\w.-]+(&?)/, (_, mark: string, more: string) =>
            more === '' ? '' : mark,
          ),
        );
      else if (seen !== today)
        navigator.sendBeacon(
          script.src.replace(/\/site\.js.*/, '/v'),
          JSON.stringify({ token, page: location.pathname.slice(0, 200) }),
        );
    } catch {
      // Storage is forbidden here: nobody is recognised.
    }
  };
  browser.siteVisit = { allow, refuse };
  if (script.getAttribute('data-consent') === 'granted') allow();
}

/** The script as it is served: the function above, minified with the rest of the bundle. */
export const siteScript = `(${watchVisits.toString()})(window)`;
