/** In whose name the monthly mail's mails and facts stand, beside those of campaigns. */
export const monthlyId = 'monthly';
