import { useState } from 'preact/hooks';
import { session } from '../../data/session.ts';
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
    (to: string) => `${to} に送りました。`,
    (to: string) => `Sent to ${to}.`,
  ),
  look: word('少し待って、届いたメールを確かめてください。', 'Look at it when it arrives, in a moment.'),
  mailbox: word('受信箱を開く', 'Open the mailbox'),
};

/** Sends a mail to oneself. */
export function TestMail({ template, segmentId }: { readonly template: string; readonly segmentId: string }) {
  const [to, setTo] = useState(session.value?.person.email ?? '');
  const [sentTo, setSentTo] = useState<string>();
  const [error, setError] = useState<string>();
  const { isBusy, problem, write } = useWrite();
  const send = async (): Promise<void> => {
    setSentTo(undefined);
    if (!/^[^@\s]+@[^@\s]+$/.test(to.trim())) {
      setError(words.wrong(to));
      return;
    }
    setError(undefined);
    const answer = await write('sendTestMail', { body: { to: to.trim(), template, segmentId } });
    setSentTo(answer?.to);
  };
  const { mailboxUrl } = session.value ?? {};
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
        {sentTo !== undefined && (
          <Notice
            tone="ok"
            title={words.sent(sentTo)}
            action={
              mailboxUrl !== undefined && (
                <a href={mailboxUrl} target="_blank" rel="noreferrer">
                  {words.mailbox()}
                </a>
              )
            }
          >
            <p>{words.look()}</p>
          </Notice>
        )}
      </form>
    </Section>
  );
}
