/** What can be wrong with a row or a cell. Whether it refuses the row depends on the field. */
export type RowProblemCode =
  | 'fullWidthEmail'
  | 'spacesInEmail'
  | 'invalidEmail'
  | 'impossibleDate'
  | 'unreadableDate'
  | 'shortYear'
  | 'pastDay'
  | 'aheadDay'
  | 'unknownTimeZone'
  | 'unreadableAmount'
  | 'otherCurrency'
  | 'unreadableFlag'
  | 'unreadableCode'
  | 'unknownOutcome'
  | 'unknownStage'
  | 'missing'
  | 'noAccount'
  | 'noNameOrEmail'
  | 'stillMailed'
  | 'raggedRow'
  | 'rowTooLong'
  | 'cellTooLong'
  | 'cellCut'
  | 'unclosedQuote'
  | 'twoEmails'
  | 'emailCleaned'
  | 'twoPhones'
  | 'unreadablePhone'
  | 'unreadableNumber'
  | 'unreadableMonth'
  | 'unreadableDuration'
  | 'unknownChoice'
  | 'rangeTaken'
  | 'industryUnified'
  | 'sameKey'
  | 'refusalInText'
  | 'companyBarred'
  | 'leftInText'
  | 'ownerAway'
  | 'ownerUnknown'
  | 'hostExcluded'
  | 'cancelledExcluded'
  | 'wholeDomain'
  | 'waitingRoomExcluded'
  | 'unreadableName'
  | 'noEmail';

/** Why one row is not taken. `field` and `column` are empty when the whole row is meant; `value` is cut at 80. */
export type RowRefusal = {
  readonly line: number;
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly code: RowProblemCode;
  readonly suggestion?: string;
};

/** Something the reader did or left out although the row was taken. `took` is the value used instead, if any. */
export type RowWarning = {
  readonly line: number;
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly code: RowProblemCode;
  readonly took?: string;
};
