/** Words that say that the answer is to follow: printed by a form, or typed into its empty cell. */
export const UNDETERMINED =
  /^\W*(?:(?:yet |number )?to be (?:determined|confirmed|advised)|tb[cda]|not determined|under assessment)\W*$/iu;
