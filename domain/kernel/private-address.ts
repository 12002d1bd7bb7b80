/** Whether an IP address is of a private network or of the machine itself: it names nobody, and nobody outside reaches it. */
export const isPrivateAddress = (address: string): boolean =>
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1?$|f[cd][\da-f]{2}:|fe80:)/i.test(
    address,
  );
