type Headers = Record<string, string>;

/** What a colleague does in Outlook: any call to the office's mailbox in a sandbox, past the desk. */
export function outlook(sandboxUrl: string, method: string, path: string, body?: unknown, headers: Headers = {}) {
  return graphAt(sandboxUrl, method, `/users/casework@regulator.example${path}`, body, headers);
}

export async function graphAt(
  sandboxUrl: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Headers = {},
): Promise<unknown> {
  const answer = await fetch(`${sandboxUrl}/graph/v1.0${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await signIn(sandboxUrl)}`,
      prefer: 'IdType="ImmutableId"',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({
    client_id: 'outlook',
    scope: 'https://graph.microsoft.com/.default',
    grant_type: 'client_credentials',
    client_secret: 'practice',
  });
  const answer = await fetch(`${url}/login/t/oauth2/v2.0/token`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  // What the sandbox's sign-in documents.
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}
