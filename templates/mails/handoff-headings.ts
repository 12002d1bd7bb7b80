/** Headings of the mail that hands a customer over. */
export const headings = {
  ja: {
    why: 'なぜ今か',
    whom: 'お相手',
    approach: 'おすすめの連絡方法',
    openers: '話の切り出し',
    history: 'これまでの経緯',
    acts: '直近の行動',
    interest: '関心度',
    bant: '分かっていること',
    inside: '社内の状況',
    heard: 'インサイドセールスがうかがったこと',
    heardNothing: '記入なし',
  },
  en: {
    why: 'Why now',
    whom: 'Whom',
    approach: 'Recommended approach',
    openers: 'How to begin',
    history: 'History',
    acts: 'Recent acts',
    interest: 'Interest',
    bant: 'What we know',
    inside: 'Inside the company',
    heard: 'What inside sales heard',
    heardNothing: 'nothing was noted',
  },
};
