import { inquiryKindSchema } from '../../domain/engagement/engagement.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { inquiryLabels, type Label } from '../../contract/labels.ts';
import { bareName } from '../mails/nurture-variables.ts';
import type { CustomerPageView, InquiryProblem } from './customer-page-view.ts';
import { choiceField, inputField, textField } from './fields.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';

type InquiryView = Extract<CustomerPageView, { kind: 'inquiry' }>;

/** The inquiry form: who is known need not say again who he is. Wrong fields say what is missing, beside the field. */
export function inquiryForm(view: InquiryView): Html {
  const { locale, given } = view;
  const problemIn = (...kinds: readonly InquiryProblem[]): string | undefined => {
    const found = kinds.find((kind) => view.problems.includes(kind));
    return found === undefined ? undefined : problems[found][locale];
  };
  const words = formWords[locale];
  const kindProblem = problemIn('kindMissing');
  const wholeProblem = problemIn('tooFast', 'tooMany');
  const looks = view.problems.length > 0 && wholeProblem === undefined;
  return markup`${looks ? markup`<p class="problem" role="alert">${words.look}</p>` : nothing}
    ${wholeProblem === undefined ? nothing : markup`<p class="problem" role="alert">${wholeProblem}</p>`}
    <form method="post" action="${address(view.action)}" novalidate>
      ${kindProblem === undefined ? nothing : markup`<p class="problem">${kindProblem}</p>`}
      ${choiceField({ name: 'kind', legend: words.kind, pairs: true, chosen: given['kind'], choices: inquiryKindSchema.options.map((value) => ({ value, label: inquiryLabels[value][locale] })) })}
      ${identity(view, problemIn)}
      ${textField({ name: 'message', label: words.message, value: given['message'], problem: problemIn('messageMissing'), maxLength: 4000 })}
      ${view.opened === undefined ? nothing : markup`<input type="hidden" name="opened" value="${view.opened}" />`}
      <div class="away" aria-hidden="true">
        <label for="website">Website</label
        ><input type="text" id="website" name="website" value="" tabindex="-1" autocomplete="off" />
      </div>
      <button type="submit">${words.send}</button>
    </form>`;
}

function identity(
  view: InquiryView,
  problemIn: (...kinds: readonly InquiryProblem[]) => string | undefined,
): Html {
  const { locale, given } = view;
  const words = formWords[locale];
  const name = bareName(view.knownName);
  const email = clean(view.knownEmail);
  if (email !== '') {
    const who = name === '' ? email : locale === 'ja' ? `${name}様（${email}）` : `${name} (${email})`;
    return markup`<p class="summary">${words.from}: ${who}</p>`;
  }
  return markup`${inputField({ name: 'company', label: words.company, type: 'text', value: given['company'], autocomplete: 'organization', problem: problemIn('companyMissing') })}
  ${inputField({ name: 'name', label: words.name, type: 'text', value: given['name'], autocomplete: 'name' })}
  ${inputField({ name: 'email', label: words.email, type: 'email', value: given['email'], autocomplete: 'email', problem: problemIn('emailMissing', 'emailInvalid') })}`;
}

const problems: Readonly<Record<InquiryProblem, Label>> = {
  kindMissing: { ja: 'お問い合わせの種類をお選びください。', en: 'Please choose what it is about.' },
  emailMissing: { ja: 'メールアドレスをご入力ください。', en: 'Please enter your mail address.' },
  emailInvalid: {
    ja: 'メールアドレスの形をご確認ください（例: name@company.example）。',
    en: 'Please check the mail address (for example name@company.example).',
  },
  companyMissing: { ja: '会社名をご入力ください。', en: 'Please enter your company.' },
  tooFast: {
    ja: '送信を確認できませんでした。お手数ですが、内容をお確かめのうえ、もう一度「送信する」を押してください。',
    en: 'We could not confirm that. Please check what you wrote and press "Send" once more.',
  },
  tooMany: {
    ja: '短い時間に多くの送信がありました。恐れ入りますが、1時間ほどおいてから送信していただくか、お電話でご連絡ください。',
    en: 'A lot was sent from your network in a short time. Please try again in an hour, or call us.',
  },
  messageMissing: { ja: 'お問い合わせの内容をご入力ください。', en: 'Please tell us what it is about.' },
};

const formWords = {
  ja: {
    look: '恐れ入りますが、次の項目をご確認ください。',
    kind: 'お問い合わせの種類',
    from: 'お客様',
    company: '会社名',
    name: 'お名前（任意）',
    email: 'メールアドレス',
    message: 'お問い合わせの内容',
    send: '送信する',
  },
  en: {
    look: 'Please check the following.',
    kind: 'What is it about?',
    from: 'From',
    company: 'Company',
    name: 'Your name (optional)',
    email: 'Mail address',
    message: 'Your message',
    send: 'Send',
  },
};
