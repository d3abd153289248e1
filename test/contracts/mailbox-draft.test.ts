import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letter, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function sentText(draftId: string): Promise<string> {
  await office.mailbox.send(draftId);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);
  const [sent] = await office.mails('sentitems');
  return Buffer.from(await office.bytes(sent?.id ?? '')).toString('utf8');
}

test('a letter is a draft first, and nothing has left', async () => {
  const draft = await office.mailbox.draft(letter());

  expect(draft.internetMessageId).toMatch(/^<.+@.+>$/);
  expect(await office.mails('drafts')).toMatchObject([{ id: draft.id, subject: 'Your report [IC-31191-G5C6]' }]);
  expect(await office.mails('sentitems')).toEqual([]);
});

test('an answer goes to the contact alone, whoever wrote and whoever else was on the mail', async () => {
  const { id } = await office.deliver(
    rawMail('Breach report', { headers: ['Cc: board@northgate.example', 'Reply-To: press@northgate.example'] }),
  );
  await office.mailbox.draft(letter({ repliesTo: id, to: { name: null, address: 'dpo@northgate.example' } }));

  const [draft] = await office.mails('drafts');
  expect(draft?.to.map((person) => person.address)).toEqual(['dpo@northgate.example']);
  expect(draft?.cc).toEqual([]);
});

// Told in inbox-zero#1246.
test('an answer is tied to the mail it answers and quotes no word of it', async () => {
  const { id, internetMessageId } = await office.deliver(
    rawMail('Confidential merger', {
      from: 'Ida Forwarder <ida@regulator.example>',
      body: 'Please keep the informant Marlow out of this.',
    }),
  );
  const draft = await office.mailbox.draft(letter({ repliesTo: id }));
  const text = await sentText(draft.id);

  expect(text).toContain(`In-Reply-To: ${internetMessageId}`);
  expect(text).toMatch(/^References: .*<confidential-merger@northgate\.example>/m);
  expect(text).toContain('Thank you for your report.');
  expect(text).not.toMatch(/merger(?!@)|Marlow|Ida|ida@|informant|From:.*Forwarder/i);
});

test('a letter to a report that staff forwarded starts a new message', async () => {
  await office.deliver(
    rawMail('FW: their report', { from: 'Ida Forwarder <ida@regulator.example>', body: 'See below' }),
  );
  const draft = await office.mailbox.draft(letter({ repliesTo: null }));
  const text = await sentText(draft.id);

  expect(text).not.toMatch(/In-Reply-To|References|FW:|Ida|See below/i);
});

test('a letter whose mail has been deleted meanwhile starts a new message', async () => {
  const draft = await office.mailbox.draft(letter({ repliesTo: 'AAkALgdeletedlongago/+=' }));
  expect(await sentText(draft.id)).not.toContain('In-Reply-To');
});

// Told in freescout-mail365#7.
test('a letter has a text and an HTML part, our key, and asks machines not to answer', async () => {
  const ours = letter({ html: '<h1>Grüße</h1><p>You wrote on <b>20 December</b>.</p>', subject: 'Zürich – reply' });
  const draft = await office.mailbox.draft(ours);
  const text = await sentText(draft.id);

  expect(text).toContain('Content-Type: multipart/alternative');
  expect(text).toMatch(/Content-Type: text\/plain[\s\S]+You wrote on 20 December\.[\s\S]+Content-Type: text\/html/);
  expect(text).toMatch(new RegExp(`^x-breachdesk-key: ${ours.key}`, 'im'));
  expect(text).toMatch(/^X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply/m);
  expect(text).toContain(`Message-ID: ${draft.internetMessageId}`);
});

// Told in zammad-admin-documentation#858, zammad-admin-documentation#1164.
test('a letter leaves under the name and address that the mailbox has, and asks for no other', async () => {
  const text = await sentText((await office.mailbox.draft(letter())).id);
  expect(text).toMatch(/^From: "?Data Protection Regulator"? <casework@regulator\.example>/m);
  expect(text).not.toMatch(/^(Sender|Reply-To):/m);
});

test.for([{ stampInReply: 'dropped' }, { stampInReply: 'refused' }, { headersInReply: 'dropped' }])(
  'an answer is drafted once and found by its stamp, also where createReply is of another mind: %j',
  async (manners) => {
    await office.faults(manners);
    const { id } = await office.deliver(rawMail('Report'));
    const ours = letter({ repliesTo: id });
    await office.mailbox.draft(ours);
    const draft = await office.mailbox.draft(ours);
    expect(await office.mails('drafts')).toHaveLength(1);
    await sentText(draft.id);
    expect(await office.mailbox.find(ours.key)).toMatchObject([{ isDraft: false }]);
  },
);

test('where createReply drops the headers, a crash before the stamp leaves a second draft and no second letter', async () => {
  await office.faults({ headersInReply: 'dropped', graph: '504-after', for: 1 });
  const { id } = await office.deliver(rawMail('Report'));
  const ours = letter({ repliesTo: id });
  await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'unavailable' });
  const draft = await office.mailbox.draft(ours);
  expect(await office.mails('drafts')).toHaveLength(2);
  await sentText(draft.id);
  await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'unknown' });
});

test('writing a letter again after a crash leaves one draft, with the newest words', async () => {
  const first = letter();
  await office.mailbox.draft(first);
  const again = await office.mailbox.draft({ ...first, html: '<p>Corrected.</p>', text: 'Corrected.\n' });

  expect(await office.mails('drafts')).toMatchObject([{ id: again.id, preview: 'Corrected.' }]);
});

test.for(['a reply', 'a new message'] as const)(
  'a draft that was written, read back by nobody, and given another sender since, leaves as the letter: %s',
  async (what) => {
    const { id: original } = await office.deliver(rawMail('Report'));
    const ours = letter({ repliesTo: what === 'a reply' ? original : null });
    await office.faults({ graph: '429-long', after: 4 });
    await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'throttled' });
    await office.faults({ graph: null });
    const [lies] = await office.mails('drafts');
    expect(lies?.subject).toBe(ours.subject);
    const from = { emailAddress: { address: 'press@northgate.example' } };
    await office.outlook('PATCH', `/messages/${encodeURIComponent(lies?.id ?? '')}`, { from });

    expect(await office.mailbox.draft(ours)).toMatchObject({ id: lies?.id });
    expect(await office.mails('drafts')).toHaveLength(1);
    expect(await sentText(lies?.id ?? '')).toMatch(/^From: .*<casework@regulator\.example>/m);
  },
);

test('a letter that has left is not written again', async () => {
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);

  await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'unknown' });
  expect(await office.mails('drafts')).toEqual([]);
});

test('a draft that was withdrawn is thrown away, once or twice', async () => {
  const draft = await office.mailbox.draft(letter());
  await office.mailbox.discard(draft.id);
  await office.mailbox.discard('AAkALgnever-was=');

  expect(await office.mails('drafts')).toEqual([]);
  expect(await office.mails('sentitems')).toEqual([]);
});

test('throwing a draft away never touches a letter that was sent', async () => {
  await office.faults({ draftIdOnSend: 'stays' });
  const draft = await office.mailbox.draft(letter());
  await office.mailbox.send(draft.id);
  await expect.poll(() => office.mails('sentitems')).toHaveLength(1);
  await office.mailbox.discard(draft.id);

  expect(await office.mails('sentitems')).toHaveLength(1);
});

describe('a draft that has lain in the mailbox', () => {
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'list.csv', contentBytes: 'QSxC' };
  const someone = [{ emailAddress: { address: 'press@northgate.example' } }];
  const changes: [what: string, method: string, below: string, body: object][] = [
    ['another recipient', 'PATCH', '', { toRecipients: someone }],
    ['a copy', 'PATCH', '', { ccRecipients: someone }],
    ['a blind copy', 'PATCH', '', { bccRecipients: someone }],
    ['somebody else to whom answers go', 'PATCH', '', { replyTo: someone }],
    ['another sender', 'PATCH', '', { from: someone[0] }],
    ['another subject', 'PATCH', '', { subject: 'Your report' }],
    ['other words', 'PATCH', '', { body: { contentType: 'html', content: '<p>Thank you for nothing.</p>' } }],
    ['an attachment', 'POST', '/attachments', file],
    ['a picture in it', 'POST', '/attachments', { ...file, name: 'list.png', isInline: true }],
  ];

  test.for(changes)('is told from the letter when it has %s, and can be made the letter again', async (change) => {
    const [, method, below, body] = change;
    const ours = letter();
    const { id } = await office.mailbox.draft(ours);
    expect(await office.mailbox.reread(id, ours)).toBe('as-written');
    expect(await office.mails('deleteditems')).toEqual([]);
    await office.outlook(method, `/messages/${encodeURIComponent(id)}${below}`, body);
    expect(await office.mailbox.reread(id, ours)).toBe('changed');

    expect(await office.mailbox.draft(ours, id)).toMatchObject({ id });
    expect(await office.mailbox.reread(id, ours)).toBe('as-written');
    const text = await sentText(id);
    expect(text).toMatch(/^From: "?Data Protection Regulator"? <casework@regulator\.example>/m);
    expect(text).toContain('To: Jordan Ellis <jordan.ellis@northgate.example>');
    expect(text).toContain('Thank you for your report.');
    expect(text).not.toMatch(/press@|nothing|list\.(csv|png)/);
  });

  test.for(['changes', 'stays'] as const)('is gone once it was sent, where its id then %s', async (draftIdOnSend) => {
    await office.faults({ draftIdOnSend });
    const ours = letter();
    const { id } = await office.mailbox.draft(ours);
    await sentText(id);
    expect(await office.mailbox.reread(id, ours)).toBe('gone');
  });

  describe('of a mailbox that is opened by a sign-in name', () => {
    const signInName = 'Casework@regulator.onmicrosoft.example';
    const lying = async () => {
      await office.faults({ signInName });
      const mailbox = office.another({ mailbox: signInName });
      const ours = letter();
      const { id } = await mailbox.draft(ours);
      const choose = (address: string) =>
        office.outlook('PATCH', `/messages/${encodeURIComponent(id)}`, { from: { emailAddress: { address } } });
      return { mailbox, ours, id, choose };
    };

    test('is still the letter under the address that the mailbox has', async () => {
      const { mailbox, ours, id } = await lying();
      expect(await mailbox.reread(id, ours)).toBe('as-written');
      expect(await office.mails('drafts')).toMatchObject([{ id }]);
    });

    test('is not called gone while the mailbox does not say which address that is', async () => {
      const { mailbox, ours, id } = await lying();
      await office.faults({ graph: '404', after: 1 });
      await expect(mailbox.reread(id, ours)).rejects.toMatchObject({ trouble: 'not-found' });
    });

    test('is the letter also where what was made to ask cannot be thrown away, which is for nobody', async () => {
      const { mailbox, ours, id } = await lying();
      await office.faults({ graph: '503', after: 3 });
      expect(await mailbox.reread(id, ours)).toBe('as-written');
      await office.faults({ graph: null });
      const [stays] = (await office.mails('drafts')).filter((mail) => mail.id !== id);
      expect(stays).toMatchObject({ subject: 'May be deleted', to: [], cc: [] });
      expect((await mailbox.findDrafts(ours.key)).sort()).toEqual([id, stays?.id].sort());
      expect(await mailbox.find(ours.key)).toMatchObject([{ id }]);
    });

    test('is told from the letter when it has another sender, and made the letter again under that address', async () => {
      const { mailbox, ours, id, choose } = await lying();
      await choose('press@northgate.example');
      expect(await mailbox.reread(id, ours)).toBe('changed');
      await mailbox.draft(ours, id);
      expect(await mailbox.reread(id, ours)).toBe('as-written');
      expect(await sentText(id)).toMatch(/^From: "?Data Protection Regulator"? <casework@regulator\.example>/m);
    });
  });

  test('is not made the letter again while it is being sent', async () => {
    await office.faults({ sendingMs: 86_400_000 });
    const ours = letter();
    const { id } = await office.mailbox.draft(ours);
    await office.mailbox.send(id);
    await expect(office.mailbox.draft(ours, id)).rejects.toMatchObject({ trouble: 'refused' });
  });
});
