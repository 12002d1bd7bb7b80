import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { siteScript, type SiteWindow } from '../../../app/engagement/site-script.ts';

interface Visit {
  readonly url?: string;
  readonly consent?: boolean;
  readonly gpc?: boolean;
  readonly dnt?: string;
  readonly storage?: Map<string, string>;
  readonly isStorageForbidden?: boolean;
}

/** One page of the company's site with the script on it. */
function page(visit: Visit = {}) {
  const storage = visit.storage ?? new Map<string, string>();
  const calls: { readonly url: string; readonly body: unknown }[] = [];
  const shown: string[] = [];
  const url = new URL(visit.url ?? 'https://www.company.example/pricing');
  const browser: SiteWindow = {
    document: {
      currentScript: {
        src: 'https://api.example/site.js?v=1',
        getAttribute: () => (visit.consent === true ? 'granted' : null),
      },
    },
    navigator: {
      doNotTrack: visit.dnt ?? null,
      globalPrivacyControl: visit.gpc === true,
      sendBeacon: (to, body) => {
        calls.push({ url: to, body: JSON.parse(body) });
        return true;
      },
    },
    location: { href: url.href, pathname: url.pathname },
    history: {
      state: { router: 1 },
      replaceState: (state, _title, to) => {
        expect(state).toEqual({ router: 1 });
        shown.push(to);
      },
    },
    localStorage: {
      getItem: (key) => {
        if (visit.isStorageForbidden === true) throw new Error('SecurityError');
        return storage.get(key) ?? null;
      },
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
  };
  // What is tested is the text that is served.
  runInNewContext(siteScript, { window: browser, Date });
  return { browser, storage, calls, shown };
}

const landing = 'https://www.company.example/guide#sv=abc-_1.sig';
afterEach(() => vi.useRealTimers());
const on = (day: string): void => {
  vi.useFakeTimers({ now: new Date(`${day}T12:00:00`) });
};

describe('the script', () => {
  it.each([
    ['guide#sv=abc.sig', 'guide'],
    ['guide?sv=abc.sig#top', 'guide#top'],
    ['guide?sv=abc.sig&utm_source=x#top', 'guide?utm_source=x#top'],
    ['guide?a=1&sv=abc.sig&b=2', 'guide?a=1&b=2'],
    ['guide?csv=1#sv=abc.sig', 'guide?csv=1'],
  ])('takes of %s nothing but its own part', (address, left) => {
    const { shown } = page({ url: `https://www.company.example/${address}`, consent: true });
    expect(shown).toEqual([`https://www.company.example/${left}`]);
  });

  it('keeps nothing and says nothing before consent', () => {
    const { storage, calls, shown } = page({ url: landing });
    expect([storage.size, calls, shown]).toEqual([0, [], []]);
  });

  it('keeps the token of our link, cleans the address, and makes no call of the landing', () => {
    const { storage, calls, shown } = page({ url: landing, consent: true });
    expect(storage.get('sv')).toMatch(/^abc-_1\.sig /);
    expect(calls).toEqual([]);
    expect(shown).toEqual(['https://www.company.example/guide']);
  });

  it('waits for the call of the site’s own consent', () => {
    const { browser, storage } = page({ url: landing });
    browser.siteVisit?.allow();
    expect(storage.size).toBe(1);
  });

  it('tells of a return on another day, once a day', () => {
    on('2026-10-06');
    const { storage } = page({ url: landing, consent: true });
    const sameDay = page({ storage, consent: true });
    on('2026-10-08');
    const [first, second] = [page({ storage, consent: true }), page({ storage, consent: true })];

    expect(sameDay.calls).toEqual([]);
    expect(first.calls).toEqual([
      { url: 'https://api.example/v', body: { token: 'abc-_1.sig', page: '/pricing' } },
    ]);
    expect(second.calls).toEqual([]);
  });

  it('knows nobody who did not come by our link', () => {
    const { storage, calls } = page({ consent: true });
    expect([storage.size, calls]).toEqual([0, []]);
  });

  it.each([{ gpc: true }, { dnt: '1' }])('forgets everything with %j, even after consent', (sign) => {
    const storage = new Map([['sv', 'abc 2026-1-1']]);
    const { calls } = page({ ...sign, consent: true, storage });
    expect([storage.size, calls]).toEqual([0, []]);
  });

  it('forgets everything when consent is withdrawn', () => {
    const { browser, storage } = page({ url: landing, consent: true });
    browser.siteVisit?.refuse();
    expect(storage.size).toBe(0);
  });

  it('breaks no page where storage is forbidden', () => {
    const { calls } = page({ url: landing, consent: true, isStorageForbidden: true });
    expect(calls).toEqual([]);
  });
});
