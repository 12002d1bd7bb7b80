import { useState } from 'preact/hooks';
import type { Answer, Given } from '../../data/call-api.ts';
import { session } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('試し送り', 'Send a test'),
  lede: word(
    '自分に1通送って、届き方を確かめます。数には入りません。',
    'Send it to yourself to see how it arrives. It counts nowhere.',
  ),
  to: word('試し送りの宛先', 'Send the test to'),
  wrong: phrase(
    (given: string) =>
      `「${given}」はメールアドレスではありません。name@company.example の形で入力してください。`,
    (given: string) => `"${given}" is no mail address. Write it like name@company.example.`,
  ),
  send: word('試し送りする', 'Send the test'),
  sent: phrase(
    (to: string) => `${to} への試し送り`,
    (to: string) => `Test to ${to}`,
  ),
  sending: word('送っています…', 'Sending it ...'),
  mailbox: word('受信箱を開く', 'Open the mailbox'),
};

/** Sends a mail to oneself: the one that is previewed, with the text and in the language that stand there. */
export function TestMail({ given }: { readonly given: Given<'previewMail'>['body'] }) {
  const [to, setTo] = useState(session.value?.person.email ?? '');
  const [sent, setSent] = useState<Answer<'sendTestMail'>>();
  const [error, setError] = useState<string>();
  const { isBusy, problem, write } = useWrite();
  const send = async (): Promise<void> => {
    setSent(undefined);
    if (!/^[^@\s]+@[^@\s]+$/.test(to.trim())) {
      setError(words.wrong(to));
      return;
    }
    setError(undefined);
    setSent(
      await write('sendTestMail', {
        body: { ...given, to: to.trim() },
      }),
    );
  };
  return (
    <Section title={words.title()}>
      <p class="soft">{words.lede()}</p>
      <form
        class="stack mt"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={words.to()}
          type="email"
          autocomplete="email"
          value={to}
          onChange={setTo}
          error={error}
        />
        <p class="acts">
          <Button type="submit" isBusy={isBusy}>
            {words.send()}
          </Button>
        </p>
        <Refusal problem={problem} />
        {sent !== undefined && <WhatBecame key={sent.mailId} sent={sent} />}
      </form>
    </Section>
  );
}

const ASK_EVERY_MS = 1500;

/** Follows the mail until it is decided what became of it. */
function WhatBecame({ sent: { mailId, customerId, to } }: { readonly sent: Answer<'sendTestMail'> }) {
  const { answer, problem, again } = useRead('showTestMail', { params: { mailId, customerId } });
  const outcome = answer?.outcome ?? 'waiting';
  const isOpen = outcome === 'waiting' || outcome === 'taken';
  useRefresh(isOpen, again, ASK_EVERY_MS);
  if (problem !== undefined) return <Refusal problem={problem} />;
  const { mailboxUrl } = session.value ?? {};
  return (
    <Notice
      tone={isOpen || outcome === 'delivered' ? 'ok' : 'warn'}
      title={words.sent(to)}
      action={
        mailboxUrl !== undefined && (
          <a href={mailboxUrl} target="_blank" rel="noreferrer">
            {words.mailbox()}
          </a>
        )
      }
    >
      <p>{outcome === 'waiting' ? words.sending() : answer?.says}</p>
      {answer?.toDo !== undefined && <p>{answer.toDo}</p>}
    </Notice>
  );
}
