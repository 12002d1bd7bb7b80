import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const words = {
  title: word('社内へのメール', 'Mails to colleagues'),
  feedback: word('報告がどう活きたかを、営業担当に月に一度送る', 'What became of reports, once a month'),
  feedbackWhy: word(
    '前の月に報告のあった方だけに、月の最初の週のメールと一緒に送ります。',
    'To those alone who reported in the month before, with the first mails of its week.',
  ),
  kept: word('設定を保存しました。', 'Settings kept.'),
};

interface StaffMailsProps {
  readonly isSent: Answer<'showSettings'>['feedbackMail'];
  readonly tag: string | undefined;
}

/** Which mails colleagues get beside those of their work. */
export function StaffMails({ isSent, tag }: StaffMailsProps) {
  const { isBusy, problem, write } = useWrite();
  const choose = async (feedbackMail: boolean): Promise<void> => {
    if ((await write('changeSettings', { body: { feedbackMail } }, tag)) !== undefined) sayDone(words.kept());
  };
  return (
    <Section title={words.title()}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isSent}
          disabled={isBusy || !may('changeSettings')}
          onChange={({ currentTarget }) => void choose(currentTarget.checked)}
        />
        <b>{words.feedback()}</b>
        <small>{words.feedbackWhy()}</small>
      </label>
      <Refusal problem={problem} />
    </Section>
  );
}
