/** ya***@example.co.jp, k***@example.co.jp of kt: whoever got a forwarded mail learns nothing new. */
export const maskedAddress = (email: string | undefined): string | undefined =>
  email?.replace(/^(.(?:.(?=[^@]{2}))?)[^@]*@/, '$1***@');
