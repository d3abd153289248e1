import { readFileSync } from 'node:fs';

export type Environment = Record<string, string | undefined>;

/** The environment, read setting by setting; what is wrong is gathered instead of thrown. */
export type Settings = {
  /** The trimmed value; null when it is absent or empty. */
  text: (name: string) => string | null;
  /** The same, or the content of the file that NAME_FILE names. */
  secret: (name: string) => string | null;
  /** Comma separated values without the empty ones. */
  list: (name: string) => string[];
  /** Which of these are set, by themselves or as NAME_FILE. */
  given: (names: readonly string[]) => string[];
  wrong: (problem: string) => void;
  problems: string[];
};

export function settingsOf(env: Environment): Settings {
  const problems: string[] = [];
  const text = (name: string) => env[name]?.trim() || null;
  const wrong = (problem: string) => {
    if (!problems.includes(problem)) problems.push(problem);
  };
  return {
    text,
    problems,
    wrong,
    secret: (name) => {
      const value = text(name);
      const file = text(`${name}_FILE`);
      if (value && file) wrong(`${name} and ${name}_FILE are both set: remove one of them.`);
      return value ?? (file ? contentOf(file, name, wrong) : null);
    },
    list: (name) => (text(name) ?? '').split(',').flatMap((entry) => entry.trim() || []),
    given: (names) => names.filter((name) => text(name) ?? text(`${name}_FILE`)),
  };
}

function contentOf(file: string, name: string, wrong: (problem: string) => void): string | null {
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (!content) wrong(`${name}_FILE names ${file}, which is empty: write the value into it.`);
    return content || null;
  } catch {
    wrong(`${name}_FILE names ${file}, which cannot be read: name a file that Breachdesk may read.`);
    return null;
  }
}
