/** ya***@example.co.jp: whoever got a forwarded mail learns nothing new. */
export const maskedAddress = (email: string | undefined): string | undefined =>
  email?.replace(/^(.{1,2})[^@]*@/, '$1***@');
