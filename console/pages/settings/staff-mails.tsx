import type { Answer } from '../../data/call-api.ts';
import { word } from '../../words/language.ts';
import { SettingSwitch } from './setting-switch.tsx';

const words = {
  title: word('社内へのメール', 'Mails to colleagues'),
  feedback: word('報告がどう活きたかを、営業担当に月に一度送る', 'What became of reports, once a month'),
  feedbackWhy: word(
    '前の月に報告のあった方だけに、月の最初の週のメールと一緒に送ります。',
    'To those alone who reported in the month before, with the first mails of its week.',
  ),
};

interface StaffMailsProps {
  readonly isSent: Answer<'showSettings'>['feedbackMail'];
  readonly tag: string | undefined;
}

/** Which mails colleagues get beside those of their work. */
export const StaffMails = ({ isSent, tag }: StaffMailsProps) => (
  <SettingSwitch
    title={words.title()}
    label={words.feedback()}
    hint={words.feedbackWhy()}
    isOn={isSent}
    tag={tag}
    changes={(feedbackMail) => ({ feedbackMail })}
  />
);
