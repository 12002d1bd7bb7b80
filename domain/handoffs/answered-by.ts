/** Who gives an answer that is not the owner: his manager, or the clock that ran out. */
export const manager = 'manager';
export const clock = 'clock';
