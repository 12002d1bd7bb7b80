/*
 * The browser's whole part in signing in: no token is ever seen here. What is shared between tabs: a lock, so that one of
 * them refreshes for all, and a channel that tells the others of a sign-out.
 */
const channel = new BroadcastChannel('rekindle-session');
channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data === 'signed-out') location.assign('/signed-out');
  if (data === 'another-person') location.reload();
});

/**
 * Sends, and once more after refreshing where the session's short token has ended; undefined: the session is over.
 * @param send must be good to be called twice
 */
export async function whileSignedIn(send: () => Promise<Response>): Promise<Response | undefined> {
  const began = Date.now();
  const first = await send();
  if (first.status !== 401) return sawSession(first);
  if (!hadSession()) return undefined;
  if (!(await refreshed(began))) return undefined;
  const second = await send();
  return second.status === 401 ? undefined : second;
}

/**
 * Whoever never was signed in with this browser has nothing to refresh: they are led to where one signs in without trying.
 * Where nothing may be stored it is always tried.
 */
const hadSession = (): boolean => {
  try {
    return localStorage.getItem(HAD_SESSION) !== null;
  } catch {
    return true;
  }
};

function sawSession(response: Response): Response {
  try {
    if (response.ok) localStorage.setItem(HAD_SESSION, '1');
  } catch {
    // Then it is tried each time.
  }
  return response;
}

const HAD_SESSION = 'rekindle-had-session';

/** Leads to where one signs in, and back to this page. */
export function signInAgain(to = location.pathname + location.search): void {
  location.assign(signInAddress({ to }));
}

/** On one machine: goes on as somebody else, from the first page on. */
export function signInAs(person: string): void {
  tellOtherTabs('another-person');
  location.assign(signInAddress({ to: '/', person }));
}

/** Ends the session, in every tab. */
export async function signOut(): Promise<void> {
  const response = await fetch('/api/session/sign-out', { method: 'POST' });
  tellOtherTabs('signed-out');
  const answer: { readonly to?: string } = response.ok ? await response.json() : {};
  location.assign(answer.to ?? '/signed-out');
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin.
const tellOtherTabs = (what: string): void => channel.postMessage(what);

const signInAddress = (asked: Readonly<Record<string, string>>): string =>
  `/api/session/sign-in?${new URLSearchParams({ ...asked, lang: document.documentElement.lang })}`;

/** When this tab last learned that the session goes on. */
let knownAt = 0;

/**
 * Whether the session goes on. Several calls and several tabs that fail together refresh once: another tab's cookie is
 * there at once, while what it wrote into localStorage may come later, so the cookie is tried and nothing is written.
 */
async function refreshed(began: number): Promise<boolean> {
  return navigator.locks.request('rekindle-refresh', async () => {
    if (knownAt > began) return true;
    const goesOn = (await answersOk('/api/session')) || (await answersOk('/api/session/refresh', 'POST'));
    if (goesOn) knownAt = Date.now();
    return goesOn;
  });
}

/** Whether it is granted. The answer is read: one that is not keeps its connection. */
async function answersOk(path: string, method = 'GET'): Promise<boolean> {
  const response = await fetch(path, { method });
  await response.text();
  return response.ok;
}
