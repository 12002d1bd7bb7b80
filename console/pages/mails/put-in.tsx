import type { RefObject } from 'preact';
import { Button } from '../../parts/button.tsx';
import { said, word } from '../../words/language.ts';

const words = {
  bar: word('本文に入れる', 'Put into the body'),
  field: word('差し込み…', 'Field…'),
};

/** What a letter may hold beside sentences, each on a line of its own, in the language of the letter. */
const blocks = [
  {
    name: { ja: '資料のボタン', en: 'Document' },
    ja: '[{{ asset.title }}{{ asset.details }}]({{ asset.url }})',
    en: '[{{ asset.title }}{{ asset.details }}]({{ asset.url }})',
  },
  {
    name: { ja: '相談のボタン', en: 'Consultation' },
    ja: '[個別のご相談はこちら]({{ consultation.url }})',
    en: '[Ask for a consultation]({{ consultation.url }})',
  },
  { name: { ja: '箇条書き', en: 'Bullet' }, ja: '・', en: '- ' },
  { name: { ja: '目立つ一文', en: 'Highlight' }, ja: '> ', en: '> ' },
  { name: { ja: 'リンク', en: 'Link' }, ja: '[言葉](https://)', en: '[words](https://)' },
  { name: { ja: '画像', en: 'Picture' }, ja: '![画像の内容](https://)', en: '![what it shows](https://)' },
] as const;

/** Values of each reader. */
const fields = [
  { name: { ja: 'お名前', en: 'Name' }, text: '{{ customer.name }}' },
  { name: { ja: '会社名', en: 'Company' }, text: '{{ account.name }}' },
  { name: { ja: '部署', en: 'Department' }, text: '{{ customer.department }}' },
  { name: { ja: '役職', en: 'Job title' }, text: '{{ customer.title }}' },
  { name: { ja: '業種', en: 'Industry' }, text: '{{ industry }}' },
  { name: { ja: '話題', en: 'Topic' }, text: '{{ topic }}' },
  { name: { ja: '書き出しのご挨拶', en: 'Greeting' }, text: '{{ greeting }}' },
  { name: { ja: '自社と担当の名乗り', en: 'Who writes' }, text: '{{ introduction }}' },
  { name: { ja: '前回のお取引', en: 'Last dealings' }, text: '{{ relation }}' },
  { name: { ja: '資料の題名', en: 'Title of the document' }, text: '{{ asset.title }}' },
  { name: { ja: '担当者名', en: 'Owner' }, text: '{{ owner.name }}' },
] as const;

interface PutInProps {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly locale: 'ja' | 'en';
}

/** Buttons that put blocks and fields into a letter where the caret stands; the browser's own undo takes them out. */
export function PutIn({ area, locale }: PutInProps) {
  const put = (text: string, isBlock: boolean): void => {
    const { current } = area;
    if (current === null) return;
    const { value, selectionStart, selectionEnd } = current;
    const before = isBlock && selectionStart > 0 && value[selectionStart - 1] !== '\n' ? '\n' : '';
    const after = isBlock && selectionEnd < value.length && value[selectionEnd] !== '\n' ? '\n' : '';
    current.focus();
    // The one way to insert that the browser's own undo takes back; it tells the area's onInput.
    document.execCommand('insertText', false, before + text + after);
    if (after !== '') current.setSelectionRange(current.selectionStart - 1, current.selectionStart - 1);
  };
  return (
    <div class="acts" role="group" aria-label={words.bar()}>
      <select
        aria-label={words.field()}
        class="sm"
        value=""
        onChange={({ currentTarget }) => {
          put(currentTarget.value, false);
          currentTarget.value = '';
        }}
      >
        <option value="">{words.field()}</option>
        {fields.map(({ name, text }) => (
          <option key={text} value={text}>
            {said(name)}
          </option>
        ))}
      </select>
      {blocks.map((block) => (
        <Button key={block.name.en} isSmall kind="quiet" onClick={() => put(block[locale], true)}>
          {said(block.name)}
        </Button>
      ))}
    </div>
  );
}
