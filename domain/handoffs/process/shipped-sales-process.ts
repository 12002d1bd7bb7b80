import type { SalesProcess } from './sales-process.ts';

type Named = SalesProcess['checks'][number];

const named = (id: string, ja: string, en: string): Named => ({ id, label: { ja, en } });

/**
 * The process that holds until a company says otherwise: phases, records and criteria of the article on sales
 * processes, the Japanese word by word (docs/rules.md#phases-and-stages). Three stages are from its prose; the rest are ours.
 */
export const shippedSalesProcess: SalesProcess = {
  phases: [
    {
      ...named('approach', 'アプローチ', 'Approach'),
      meaning: {
        ja: '初回接点を取る段階。アポ取得のための電話・メール・訪問などを行う。',
        en: 'Making the first contact: calls, mails or visits to get an appointment.',
      },
      stages: [
        named('preparing', '連絡の準備中', 'Preparing the contact'),
        named('contacting', '連絡中・返答待ち', 'Contacting, waiting for an answer'),
        named('arranging', '打ち合わせを調整中', 'Arranging a meeting'),
      ],
    },
    {
      ...named('hearing', 'ヒアリング', 'Hearing'),
      meaning: {
        ja: '顧客の課題、要望、予算、導入時期などを把握するための聞き取りを行う段階。',
        en: 'Learning the problem, wishes, budget and time of introduction.',
      },
      stages: [
        named('meetingFixed', '初回打ち合わせの前', 'Before the first meeting'),
        named('listening', '聞き取り中', 'Listening'),
        named('heard', '聞き取り済み・課題を整理中', 'Heard, sorting out the problem'),
      ],
    },
    {
      ...named('proposal', '提案', 'Proposal'),
      meaning: {
        ja: 'ヒアリング内容をもとに、提案書・見積書の作成、プレゼンなど具体的な提案を行う段階。',
        en: 'A concrete proposal on what was heard: document, quote, presentation.',
      },
      stages: [
        named('drafting', '資料作成中', 'Preparing documents'),
        named('proposed', '提案済み・反応待ち', 'Proposed, waiting for a reaction'),
        named('revising', '修正・再提案中', 'Revising the proposal'),
      ],
    },
    {
      ...named('closing', 'クロージング', 'Closing'),
      meaning: {
        ja: '契約条件のすり合わせ、価格・スケジュール調整、稟議対応などを行い、契約締結に向けて進める段階。',
        en: 'Terms, price, schedule and internal approval on the way to a contract.',
      },
      stages: [
        named('negotiatingTerms', '条件調整中', 'Settling the terms'),
        named('inApproval', '稟議・決裁待ち', 'Waiting for their approval'),
        named('signing', '契約手続き中', 'Signing the contract'),
      ],
    },
    {
      ...named('won', '成約', 'Won'),
      meaning: {
        ja: '双方合意により契約が締結された段階。受注処理や社内の引き継ぎが行われる。',
        en: 'Both sides agreed and the contract is signed; the order is processed and handed over inside.',
      },
      stages: [
        named('processingOrder', '受注処理中', 'Processing the order'),
        named('handingOver', '社内の引き継ぎ中', 'Handing over inside'),
      ],
    },
    {
      ...named('followUp', 'フォロー', 'Follow-up'),
      meaning: {
        ja: '初回納品や導入対応、カスタマーサクセス部門への連携、関係継続の支援などを行う段階。',
        en: 'First delivery, introduction, customer success, keeping the relation.',
      },
      stages: [
        named('introducing', '納品・導入の対応中', 'Delivering and introducing'),
        named('settled', '導入済み・定着の支援中', 'Introduced, settling in'),
        named('continuing', '継続・追加のご相談中', 'Talking about renewal or more'),
      ],
    },
  ],
  lists: [
    {
      ...named('approachRecords', 'アプローチ', 'Approach'),
      phase: 'approach',
      items: [
        named(
          'route',
          'リードの流入経路（展示会、Web、紹介など）',
          'Where the lead came from (fair, web, referral)',
        ),
        named(
          'firstTouch',
          '初回接点のあった日付・接点の手段（メール・電話など）',
          'Date and means of the first contact (mail, phone)',
        ),
        named(
          'contactPerson',
          '担当者の基本情報（氏名、役職、連絡先）',
          'The contact person (name, title, how to reach them)',
        ),
        named(
          'firstInterest',
          '顧客の初期反応や興味のあるトピック（トーク履歴）',
          'First reaction and topics of interest (notes of the talk)',
        ),
      ],
    },
    {
      ...named('hearingRecords', 'ヒアリング', 'Hearing'),
      phase: 'hearing',
      items: [
        named(
          'problem',
          '顧客の課題やニーズ（できる限り顧客の言葉で）',
          "The customer's problem and needs (in their own words)",
        ),
        named(
          'bantState',
          'BANT情報（予算・決裁者・導入時期・必要性）の取得状況',
          'What is known of budget, authority, timeframe and need',
        ),
        named(
          'hearingNotes',
          'ヒアリング内容の記録（CRMへのメモや議事録）',
          'Notes of the hearing (CRM note or minutes)',
        ),
      ],
    },
    {
      ...named('appointmentRecords', 'アポ獲得', 'Appointment'),
      phase: 'hearing',
      items: [
        named(
          'appointment',
          'アポイント日程と場所（オンライン/訪問）',
          'Date and place of the meeting (online or visit)',
        ),
        named(
          'agenda',
          '商談の目的や議題（確認済みの内容を含む）',
          'Purpose and agenda (with what is settled already)',
        ),
        named('participants', '参加予定者（顧客側・自社側の関係者）', 'Who takes part (theirs and ours)'),
      ],
    },
    {
      ...named('proposalRecords', '提案', 'Proposal'),
      phase: 'proposal',
      items: [
        named(
          'proposalPoints',
          '提案内容の要点（どの課題に、どんな解決策を提示したか）',
          'Points of the proposal (which solution for which problem)',
        ),
        named(
          'proposalReaction',
          '顧客の反応・質問・評価（提案に対する印象や懸念点）',
          'Reaction, questions, judgement (impressions and worries)',
        ),
        named(
          'revisions',
          '修正依頼の有無とその対応内容（どこを調整したか、どう再提案したか）',
          'Changes asked for, and what was done about them',
        ),
      ],
    },
    {
      ...named('closingRecords', 'クロージング', 'Closing'),
      phase: 'closing',
      items: [
        named(
          'approvalState',
          '顧客側での稟議・決裁の進捗状況（どこで止まっているか、誰が関与しているか）',
          'Progress of their approval (where it stands, who is involved)',
        ),
        named(
          'openTerms',
          '金額・納期・支払条件など、調整が必要な契約条件の論点',
          'Terms still open: amount, delivery, payment',
        ),
        named('obstacles', '成約を阻む要因や顧客の懸念点', 'What stands in the way; worries of the customer'),
        named(
          'ourActions',
          '営業側でとるべきフォローアクション（稟議資料の補助、再見積など）',
          'What we must do (help with the approval, a new quote)',
        ),
      ],
    },
    {
      ...named('wonRecords', '成約', 'Won'),
      phase: 'won',
      items: [
        named(
          'decidingPoint',
          '成約の決め手となったポイント（顧客が何に価値を感じたか）',
          'What decided it (what the customer valued)',
        ),
        named(
          'contract',
          '契約の最終内容（価格、提供内容、期間、条件などの要点）',
          'The contract: price, scope, period, terms',
        ),
        named(
          'expectations',
          '顧客の期待値や導入時に注意すべき背景情報',
          'What the customer expects; what to mind at the introduction',
        ),
        named(
          'handover',
          '導入担当やCS部門への引き継ぎ内容（目的、ゴール、注意点）',
          'Handover to delivery or customer success (purpose, goal, cautions)',
        ),
        named(
          'firstSteps',
          '初回対応のスケジュール・責任者の確認（納品・設定・オンボーディングなど）',
          'Schedule of the first steps and who answers for them',
        ),
      ],
    },
    {
      ...named('followUpRecords', 'フォロー', 'Follow-up'),
      phase: 'followUp',
      items: [
        named('delivery', '初回納品・導入対応の進捗', 'Progress of delivery and introduction'),
        named(
          'supportTold',
          'サポート体制・連絡先の案内状況',
          'Whether support and its contacts are known to them',
        ),
        named(
          'satisfaction',
          '初期満足度の確認（アンケート、ヒアリング）',
          'First satisfaction (survey, talk)',
        ),
        named(
          'upsell',
          '継続利用・アップセルの見込みや次回提案予定',
          'Prospects of renewal or more; the next proposal',
        ),
        named(
          'troubles',
          'トラブルや対応履歴とそのフォロー内容',
          'Troubles, what was done, and the follow-up',
        ),
      ],
    },
  ],
  checks: [
    {
      ...named('contactMade', '初回接点が完了している', 'The first contact is made'),
      knownFrom: 'firstContact',
    },
    {
      ...named(
        'contactKnown',
        '担当者名・連絡先・会社情報を把握している',
        'Name, contact and company are known',
      ),
      knownFrom: 'contactDetails',
    },
    named('hearingBegun', 'ヒアリングの実施が始まっている', 'The hearing has begun'),
    named('firstMeetingHeld', '初回打ち合わせを実施した', 'The first meeting was held'),
    named('proposalSent', '提案資料または見積書を送付済み', 'A proposal or a quote was sent'),
    named('quoteSent', '見積書を送付済み', 'The quote was sent'),
    named('negotiating', '顧客と価格や条件交渉が始まっている', 'Price or terms are being negotiated'),
    named('considering', '導入の具体的な検討に入っている', 'The introduction is being considered concretely'),
    named('agreed', '契約条件が双方合意に至っている', 'Both sides agree on the terms'),
    named('signed', '契約書が正式に締結された', 'The contract is signed'),
  ],
  criteria: [
    {
      from: 'approach',
      to: 'hearing',
      text: {
        ja: '初回接点が完了し、担当者名・連絡先・会社情報の把握ができた上で、ヒアリングの実施が始まっている。',
        en: 'The first contact is made, name, contact and company are known, and the hearing has begun.',
      },
      checks: ['contactMade', 'contactKnown', 'hearingBegun'],
    },
    {
      from: 'hearing',
      to: 'proposal',
      text: {
        ja: '初回打ち合わせを実施し、提案資料または見積書を送付済み。顧客のフィードバックを待っている段階。',
        en: 'The first meeting was held and a proposal or a quote was sent; we wait for the customer’s feedback.',
      },
      checks: ['firstMeetingHeld', 'proposalSent'],
    },
    {
      from: 'proposal',
      to: 'closing',
      text: {
        ja: '顧客と価格や条件交渉が始まり、導入の具体的な検討に入っている。稟議資料の作成や契約書の調整が進んでいる場合も含む。',
        en: 'Price or terms are being negotiated and the introduction is considered concretely; papers for their approval or the contract may be in the making.',
      },
      // Deals were reported as closing before a quote was even sent (docs/rules.md#criteria-for-moving-on).
      checks: ['quoteSent', 'negotiating', 'considering'],
    },
    {
      from: 'closing',
      to: 'won',
      text: {
        ja: '契約条件が双方合意に至り、契約書が正式に締結された。社内への引き継ぎ準備が始まっている。',
        en: 'Both sides agree on the terms and the contract is signed; the handover inside is being prepared.',
      },
      checks: ['agreed', 'signed'],
    },
  ],
  rankReviewedAfter: 'hearing',
};
