/** Who wrote something, or asks now: the name, and the id of a member of the console; the command line has the name alone. */
export interface Writer {
  readonly name: string;
  readonly memberId?: string | undefined;
}

/** Whether somebody is who wrote it: by the id where both have one, for two may share a name, and one may get another. */
export const isWriter = (asking: Writer, wrote: Writer): boolean =>
  asking.memberId !== undefined && wrote.memberId !== undefined
    ? asking.memberId === wrote.memberId
    : asking.name === wrote.name;
