import { frameJa } from '../domain/sequences/letter-frame.ts';
import type { LibraryMailId, LibraryText } from './mail-library-names.ts';

/** The ten mails in Japanese. */
export const mailLibraryJa: Readonly<Record<LibraryMailId, LibraryText>> = {
  'how-is-it': {
    subject: 'その後、{{ topic }}はいかがでしょうか',
    preheader: '当時から変わった点と、いまのご状況をお聞かせください',
    body: frameJa(
      'first',
      `{{ relation }}

その後、{{ topic }}のご運用でお困りの点はございませんか。当時からお仕事の進め方が変わられた会社様も多く、見直しのご相談をいただくことが増えております。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
いまのご状況を伺うだけでも結構です。お気軽にお知らせください。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'looking-back': {
    subject: '{{ topic }}のご検討、その後いかがですか',
    preheader: '実際に進めてから見えてきた点をお聞かせください',
    body: frameJa(
      'first',
      `{{ relation }}

あれからご状況は変わられましたでしょうか。他社様をお選びになった場合も、見送られた場合も、実際に進めてみて初めて見えてくる点があるかと存じます。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
ご検討の続きでも、いまのお困りごとだけでも、お聞かせいただけましたら幸いです。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'after-the-card': {
    subject: '{{ topic }}の資料をご用意しました',
    preheader: 'お会いした折にご説明しきれなかった点をまとめました',
    body: frameJa(
      'first',
      `{{ relation }}

その折には十分なご説明ができませんでしたので、{{ topic }}の進め方を資料にまとめました。ご関心に合いそうでしたらご覧ください。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
内容のご質問は、本メールへのご返信で承ります。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'what-changed': {
    subject: '{{ topic }}の最近の変更点',
    preheader: '以前ご不便をおかけした点もご確認いただけます',
    body: frameJa(
      'first',
      `{{ relation }}

当時からの主な変更点をまとめました。以前ご不便をおかけした点も、改めてご確認いただけましたら幸いです。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
「この点はどうなりましたか」というご質問も歓迎いたします。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'how-others-do': {
    subject: '{% if industry != "" %}{{ industry }}の{% endif %}{{ topic }}のお取り組み',
    preheader: 'どこから手を付けられたのかをご紹介します',
    body: frameJa(
      'first',
      `{{ relation }}

{% if industry != "" %}{{ industry }}の{% endif %}お客様から{% if topicQuestion != "" %}「{{ topicQuestion }}」という{% else %}{{ topic }}の{% endif %}ご相談をいただきます。どこから手を付けられたのかを、資料でご紹介しております。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
貴社に近い例があるかどうかだけでも、お調べしてお返事いたします。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'check-list': {
    subject: '{{ topic }}の点検にお使いください',
    preheader: '社内でお話しになる際の下書きとしてお使いいただけます',
    body: frameJa(
      'first',
      `{{ relation }}

{{ topic }}を見直すときに確かめておきたい点をまとめました。社内でお話しになる際の下書きとして、そのままお使いいただけます。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
お書き込みになったものをお送りくだされば、拝見して気づいた点をお伝えします。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'come-and-see': {
    subject: '{{ topic }}のセミナーのご案内',
    preheader: '実際の進め方に沿ってお話しします。個別のご説明もできます',
    body: frameJa(
      'later',
      `{{ topic }}をテーマにしたセミナーを開きます。{% if topicQuestion != "" %}「{{ topicQuestion }}」という点を、{% endif %}実際の進め方に沿ってお話しする予定です。
{% if asset.title != "" %}
[{{ asset.title }}のご案内を見る]({{ asset.url }})
{% if asset.startsAt != "" %}開催日時: {{ asset.startsAt }}{% endif %}
{% endif %}
ご都合が合わない場合は、個別にご説明する時間もお取りできます。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'one-question': {
    subject: '{{ topic }}について一つお伺いします',
    preheader: '番号だけのご返信で結構です',
    body: frameJa(
      'later',
      `{{ topic }}について、いまの貴社に近いのはどちらでしょうか。本メールに番号だけご返信いただければ結構です。

・1 いま困っている点がある
・2 時期が来たら考えたい
・3 すでに別の方法で進めている
・4 担当が替わった

お返事の内容に合わせて、今後のご案内を控えることもいたします。いますぐのご相談は、次のページから承ります。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'before-the-budget': {
    subject: '来期の{{ topic }}をお考えの前に',
    preheader: '費用と期間のおおよそをお出しできます',
    body: frameJa(
      'first',
      `{{ relation }}

来期の計画をお立てになる時期かと存じます。{{ topic }}を候補に入れるかどうかの判断には、おおよその費用と期間、社内で要る手間が分かれば足りることが多いようです。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
概算だけでもお出しできます。ご希望の条件をお知らせください。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
  'who-looks-after': {
    subject: '{{ topic }}のご担当についてのお伺い',
    preheader: 'ご担当が替わられている場合も、ひとことお知らせください',
    body: frameJa(
      'first',
      `{{ relation }}

時間がたちましたので、いまも{{ topic }}をご担当でいらっしゃるか、お伺いしたくご連絡いたしました。ご担当が替わられている場合は、どちらの部署へご連絡すればよいかだけでもお知らせいただけますと幸いです。
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
ご案内が不要でしたら、末尾の配信停止からいつでもお止めいただけます。

[個別のご相談はこちら]({{ consultation.url }})`,
    ),
  },
};
