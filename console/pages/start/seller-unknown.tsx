import { seesOwnAlone, session } from '../../data/session.ts';
import { Notice } from '../../parts/notice.tsx';
import { word } from '../../words/language.ts';

const words = {
  title: word('あなたの担当のお客様を表示できません', 'Your customers cannot be shown'),
  why: word(
    'どの営業担当の方か分からないためです。管理者に、利用者の画面であなたの「営業担当」を選ぶよう依頼してください。',
    'It is not known which salesperson you are. Ask an administrator to choose it for you on the page of members.',
  ),
};

/** Sales sees what is theirs alone: of somebody who is no known salesperson nothing is, and no page would say why. */
export function SellerUnknown() {
  return seesOwnAlone.value && session.value?.person.ownerId === undefined ? (
    <Notice tone="warn" title={words.title()}>
      <p>{words.why()}</p>
    </Notice>
  ) : null;
}
