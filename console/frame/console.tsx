import { useEffect, useRef, useState } from 'preact/hooks';
import { callRoute } from '../data/call-api.ts';
import { CallProblem, unanswered } from '../data/problem.ts';
import { loadSession, may, session } from '../data/session.ts';
import { forgetTyped } from '../data/typing.ts';
import { FailedToLoad, Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Bars } from '../parts/shown.tsx';
import { Toast } from '../parts/toast.tsx';
import { dataLanguage, phrase, word } from '../words/language.ts';
import { isElsewhere, zone } from '../words/moments.ts';
import { arrive } from './arrival.ts';
import { BottomBar, MenuGroups, SideMenu } from './menus.tsx';
import type { Page } from './page.ts';
import { pages, type PageEntry } from './pages.ts';
import { paramsOf, path } from './place.ts';
import { Switches, TopBar } from './top-bar.tsx';

const words = {
  skip: word('本文へ進む', 'Skip to content'),
  missing: word('見つかりません', 'Not found'),
  missingWhy: word(
    'この画面は見つからないか、あなたの役割では見られません。',
    'Not found, or not for your role.',
  ),
  home: word('ホームへ', 'To Home'),
  menu: word('メニュー', 'Menu'),
  zone: phrase(
    (name: string) => `日時はすべて、会社の時間帯（${name}）で表示しています。`,
    (name: string) => `All times are those of the company (${name}).`,
  ),
};

/** The whole console: frame, and the page of the address. */
export function Console() {
  const [problem, setProblem] = useState<CallProblem>();
  const main = useRef<HTMLElement>(null);
  const start = (): void => {
    setProblem(undefined);
    begin().catch((error: unknown) => setProblem(error instanceof CallProblem ? error : unanswered(error)));
  };
  useEffect(start, []);
  const here = path.value;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) {
      arrive();
      (main.current?.querySelector('h1') ?? main.current)?.focus({ preventScroll: true });
    }
    isFirst.current = false;
    forgetTyped();
  }, [here]);
  return (
    <div class="app">
      <a class="skip" href="#main">
        {words.skip()}
      </a>
      <TopBar />
      <SideMenu />
      <main class="main" id="main" tabIndex={-1} ref={main}>
        {problem !== undefined ? (
          <FailedToLoad problem={problem} again={start} />
        ) : session.value === undefined ? (
          <Bars />
        ) : (
          <>
            {isElsewhere() && <p class="small soft">{words.zone(zone.value)}</p>}
            <PageOf key={session.value.person.id} address={here} />
          </>
        )}
      </main>
      <BottomBar />
      <Toast />
    </div>
  );
}

/** Who is signed in, and in which zone the company lives. */
async function begin(): Promise<void> {
  await loadSession();
  const { calendar, locale } = await callRoute('showSettings', {});
  zone.value = calendar.timeZone;
  dataLanguage.value = locale;
}

function PageOf({ address }: { readonly address: string }) {
  if (address === '/menu') return <MenuPage />;
  const entry = pages.find(({ pattern }) => paramsOf(pattern, address) !== undefined);
  return entry === undefined || !may(entry.needs) ? (
    <MissingPage />
  ) : (
    <LoadedPage key={address} entry={entry} params={paramsOf(entry.pattern, address) ?? {}} />
  );
}

/** Pages whose code was loaded: opened again they are there at once. */
const loaded = new Map<string, Page>();

function LoadedPage({
  entry,
  params,
}: {
  readonly entry: PageEntry;
  readonly params: Readonly<Record<string, string>>;
}) {
  const [, show] = useState(0);
  const [problem, setProblem] = useState<CallProblem>();
  const load = async (): Promise<void> => {
    setProblem(undefined);
    try {
      loaded.set(entry.pattern, await entry.load());
      show((times) => times + 1);
    } catch (error) {
      setProblem(unanswered(error));
    }
  };
  const Known = loaded.get(entry.pattern);
  useEffect(() => {
    if (Known === undefined) void load();
  }, []);
  useEffect(() => {
    if (problem === undefined) return undefined;
    const again = (): void => void load();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [problem]);
  if (problem !== undefined) return <FailedToLoad problem={problem} again={() => void load()} />;
  return Known === undefined ? <Bars /> : <Known params={params} />;
}

/** The same for what is not there and what is not for this role: whether it exists is not told. */
const MissingPage = () => (
  <>
    <PageHead title={words.missing()} />
    <Notice
      action={
        <a class="btn sm" href="/">
          {words.home()}
        </a>
      }
    >
      <p>{words.missingWhy()}</p>
    </Notice>
  </>
);

const MenuPage = () => (
  <>
    <PageHead title={words.menu()} />
    <nav class="nav-page" aria-label={words.menu()}>
      <MenuGroups />
    </nav>
    <p class="acts gap">
      <Switches />
    </p>
  </>
);
