/** Stands under everything that a desk shows which is stamped as practice. */
export const PRACTICE = 'Practice: letters do not leave this machine';
