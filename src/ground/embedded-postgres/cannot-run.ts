/** Trying again will not help; the message says what will. */
export function cannotRun(message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = 'CannotRun';
  return error;
}
