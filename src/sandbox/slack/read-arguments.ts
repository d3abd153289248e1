import { SlackRefusal } from './refusal.ts';

export type Arguments = { token: string | null; values: Record<string, unknown> };

/** Form fields that hold JSON, and what Slack says of those that do not. */
const structured: Record<string, string> = {
  blocks: 'invalid_blocks_format',
  view: 'invalid_arguments',
  message: 'invalid_arguments',
  metadata: 'invalid_metadata_format',
};

/** What a call of the Web API says, as a form or as JSON: docs.slack.dev/apis/web-api. */
export async function readArguments(request: Request): Promise<Arguments> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const values: Record<string, unknown> = { ...query, ...(request.method === 'POST' && (await bodyOf(request, type))) };
  const bearer = request.headers.get('authorization')?.match(/^Bearer (\S+)$/)?.[1];
  const field = values['token'];
  return { token: bearer ?? (typeof field === 'string' ? field : null), values };
}

async function bodyOf(request: Request, type: string): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (type === 'application/json') return object(json(text, 'invalid_json'));
  if (text !== '' && type !== 'application/x-www-form-urlencoded') throw new SlackRefusal('invalid_post_type');
  const fields = [...new URLSearchParams(text)].map(([name, value]) => {
    const broken = structured[name];
    return [name, broken === undefined ? value : json(value, broken)];
  });
  return Object.fromEntries(fields);
}

function json(text: string, broken: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackRefusal(broken);
  }
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SlackRefusal('json_not_object');
  return { ...value };
}
