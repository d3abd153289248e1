import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

export type YamlFile = {
  name: string;
  /** Empty when the file could not be read as YAML. */
  value: Record<string, unknown>;
  /** The line of what stands at a path, or of the nearest that is there. */
  lineOf: (path: PropertyKey[]) => number;
};

/** Reads a YAML file and keeps where everything stands; what is not YAML is added to problems with its line. */
export function readYaml(file: string, problems: string[]): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  for (const error of document.errors) {
    const [sentence = error.message] = error.message.split(' at line ');
    problems.push(`${file}:${error.linePos?.[0].line ?? 1} is not YAML: ${sentence}`);
  }
  const value: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  if (!isRecord(value)) problems.push(`${file}:1 holds no settings: write lines such as "undoSeconds: 60"`);
  const lineOf = (path: PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const key = keyAt(document.getIn(path.slice(0, length - 1), true), path[length - 1]);
      const node = key ?? document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { name: file, value: isRecord(value) ? value : {}, lineOf };
}

function keyAt(map: unknown, key: PropertyKey | undefined) {
  if (!isMap(map)) return null;
  const found = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
  return isNode(found) ? found : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
