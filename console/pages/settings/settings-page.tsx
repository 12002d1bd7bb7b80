import { useRead } from '../../data/use-read.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { language, word } from '../../words/language.ts';
import { Documents } from './documents.tsx';
import { InsideSales } from './inside-sales.tsx';
import { settingFields } from './setting-fields.ts';
import { StaffMails } from './staff-mails.tsx';
import { Tracking } from './tracking.tsx';
import { SettingsPart } from './settings-part.tsx';
import { Calendar } from './calendar.tsx';

const words = {
  title: word('会社の設定', 'Company settings'),
  lede: word(
    'メールの差出人、法律で求められる表示、配信の頻度と休眠の基準です。',
    'The sender of mails, what the law asks to be shown, how often mails go out, who counts as dormant.',
  ),
  standard: word('引き渡し基準書（印刷）', 'Handoff standard (print)'),
};

/** What the company has decided, part by part. */
export function SettingsPage() {
  const settings = useRead('showSettings', {});
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          <a
            class="btn"
            href={`/api/handoff-standard?lang=${language.value}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.standard()}
          </a>
        }
      >
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={settings}>
        {(now) => (
          <>
            {settingFields.map(({ title, fields }) => (
              <SettingsPart
                key={fields[0]?.id}
                title={title()}
                fields={fields}
                settings={now}
                tag={settings.tag}
              />
            ))}
            <Documents settings={now} tag={settings.tag} />
            <InsideSales rules={now.handoffRules} tag={settings.tag} />
            <StaffMails isSent={now.feedbackMail} tag={settings.tag} />
            <Tracking isUnaskedTracked={now.tracksUnasked} tag={settings.tag} />
            <Calendar calendar={now.calendar} tag={settings.tag} />
          </>
        )}
      </Shown>
    </>
  );
}
