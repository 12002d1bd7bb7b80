import { useMailLanguage } from '../../data/use-mail-language.ts';
import { useState } from 'preact/hooks';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import type { SegmentPreview } from '../../../contract/audience.ts';
import { Button } from '../../parts/button.tsx';
import { Segments } from '../../parts/field.tsx';
import { Tag } from '../../parts/marks.tsx';
import { word } from '../../words/language.ts';
import { mailTitle, readyMails, type ReadyTemplate } from '../mails/mail-names.ts';
import { MailLanguage } from '../../parts/mail-language.tsx';
import { MailPreview } from '../mails/mail-preview.tsx';
import { TestMail } from '../mails/test-mail.tsx';
import {
  isReadyMade,
  ownTextOf,
  typedTextOf,
  whyTextsWait,
  withOwnText,
  withTypedText,
  type LaunchDraft,
} from './launch-draft.ts';
import { OwnTextForm } from './own-text-form.tsx';
import { WrittenTexts } from './written-texts.tsx';

const words = {
  mails: word('メール', 'Mails'),
  locale: word('文面の言語', 'Language of the mail'),
  own: word('自分の文面', 'own text'),
  prepared: word('用意された文面を使っています。', 'The prepared text is in use.'),
  next: word('確認へ進む', 'Go on to the confirmation'),
};

interface StepTextsProps {
  readonly chosen: SegmentPreview;
  readonly sequence: SequenceView;
  readonly needsApproval: boolean;
  readonly draft: LaunchDraft;
  readonly change: (changes: Partial<LaunchDraft>) => void;
  readonly next: () => void;
}

/** The mails of the sequence; of the three that ship the words can be changed here, of others on their page. */
export const StepTexts = (props: StepTextsProps) =>
  isReadyMade(props.sequence) && !props.needsApproval ? (
    <ReadyTexts {...props} />
  ) : (
    <>
      <WrittenTexts sequence={props.sequence.sequence} segmentId={props.chosen.segment.id} />
      <p class="acts gap">
        <Button kind="primary" onClick={props.next}>
          {words.next()}
        </Button>
      </p>
    </>
  );

/** Each mail with the values of somebody of the audience, texts of one's own, and a test. */
function ReadyTexts({ chosen, draft, change, next }: StepTextsProps) {
  const [template, setTemplate] = useState<ReadyTemplate>('nurture-document');
  const [locale, setLocale] = useMailLanguage();
  const own = ownTextOf(draft, template, locale);
  const prepared = { template, locale, segmentId: chosen.segment.id };
  const given = { ...prepared, ...(own === undefined ? {} : { text: own }) };
  return (
    <>
      <div class="filters">
        <Segments
          name={words.mails()}
          value={template}
          onChange={setTemplate}
          options={readyMails.map((mail, place) => ({ value: mail.template, name: mailTitle(place) }))}
        />
        <MailLanguage name={words.locale()} value={locale} onChange={setLocale} />
      </div>
      <p class="soft mt">{own === undefined ? words.prepared() : <Tag tone="on">{words.own()}</Tag>}</p>
      <MailPreview given={given} />
      <OwnTextForm
        key={`${template}/${locale}`}
        own={own}
        typed={typedTextOf(draft, template, locale)}
        type={(text) => change(withTypedText(draft, template, locale, text))}
        given={prepared}
        keep={(text) => change(withOwnText(draft, template, locale, text))}
      />
      <TestMail given={given} />
      <p class="acts gap">
        <Button kind="primary" onClick={next} disabledBecause={whyTextsWait(draft)}>
          {words.next()}
        </Button>
      </p>
    </>
  );
}
