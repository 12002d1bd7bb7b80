/** Domains at which anybody has a mailbox: no company. Japanese carriers and portals, and the large ones abroad. */
const domains: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com yahoo.co.jp ymail.ne.jp yahoo.com ymail.com outlook.jp outlook.com hotmail.co.jp hotmail.com
  live.jp live.com msn.com icloud.com me.com mac.com aol.com aol.jp excite.co.jp goo.jp mail.goo.ne.jp infoseek.jp
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp vodafone.ne.jp ymobile.ne.jp y-mobile.ne.jp emobile.ne.jp
  willcom.com disney.ne.jp rakuten.jp rakumail.jp uqmobile.jp nifty.com nifty.ne.jp biglobe.ne.jp ocn.ne.jp so-net.ne.jp
  plala.or.jp dion.ne.jp odn.ne.jp asahi-net.or.jp hi-ho.ne.jp jcom.home.ne.jp jcom.zaq.ne.jp tiscali.it gmx.de gmx.net
  gmx.com web.de t-online.de mail.com proton.me protonmail.com pm.me zoho.com yandex.ru yandex.com mail.ru qq.com 163.com
  126.com sina.com sohu.com naver.com daum.net hanmail.net orange.fr wanadoo.fr free.fr laposte.net libero.it comcast.net
  verizon.net att.net sbcglobal.net btinternet.com
  `
    .trim()
    .split(/\s+/),
);

/** Whether a mail domain belongs to nobody's company: `yahoo.co.jp`, also below it. */
export const isFreeMail = (domain: string): boolean => {
  const parts = domain.toLowerCase().split('.');
  return parts.some((_, from) => domains.has(parts.slice(from).join('.')));
};

/** The company that an address names by its domain; undefined at a domain where anybody has a mailbox. */
export function companyDomainOf(email: string | undefined): string | undefined {
  const domain = email?.split('@')[1];
  return domain === undefined || isFreeMail(domain) ? undefined : domain;
}
