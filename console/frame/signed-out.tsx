import { signInAgain } from '../data/stay-signed-in.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { word } from '../words/language.ts';

const words = {
  title: word('サインアウトしました', 'You are signed out'),
  failed: word('サインインできませんでした', 'Signing in did not work'),
  why: word(
    '時間がかかりすぎたか、途中でやめたようです。もう一度お試しください。',
    'It took too long, or was broken off. Try again.',
  ),
  signIn: word('サインイン', 'Sign in'),
};

/** Where a session has ended, or did not begin. Nothing of a customer is here, and nothing begins by itself. */
export function SignedOut() {
  const hasFailed = new URL(location.href).searchParams.get('because') === 'failed';
  return (
    <main class="main" id="main">
      <PageHead title={hasFailed ? words.failed() : words.title()} />
      {hasFailed && (
        <Notice tone="warn">
          <p>{words.why()}</p>
        </Notice>
      )}
      <p class="acts gap">
        <Button kind="primary" onClick={() => signInAgain('/')}>
          {words.signIn()}
        </Button>
      </p>
    </main>
  );
}
