import { sql } from 'drizzle-orm';
import { copies } from '../../db/copies.ts';
import type { Database } from '../../db/database.ts';
import { caseEventSchema } from '../../src/case/events.ts';
import { canonical } from '../../src/desk/chain.ts';
import { copiesFingerprint } from '../../src/desk/copies-fingerprint.ts';
import { practiceOffice } from '../support/bare-desk.ts';

const OPEN = 2_000;
export const OWNER = '00000000-0000-4000-8000-000000000001';
export const NOW = new Date('2026-11-23T10:00:00Z');

/** So many cases an hour apart, newest first, each with its mail; all but the newest, two thousand unless said, are closed. */
export async function fill(db: Database, size: number, open = OPEN) {
  const body = openedBody();
  await db.execute(sql`
    insert into cases (reference, version, hash, status, owner, organisation, urgent, incident_type, duty, due_at,
      reported_at, received_at, promise_due_at, promise_kept_at, promise_kept_by, outcome, closed_at, unread)
    select 'IC-' || (400000 + n) || '-A1B2', 1, '', case when n <= ${open} then 'new' else 'closed' end,
      case when n % 10 = 0 then ${OWNER} end, 'Organisation ' || n, false, 'Phishing',
      case when n <= ${open} then 'reply' end,
      case when n <= ${open} then ${NOW.toISOString()}::timestamptz + interval '7 days' - make_interval(hours => n / 10) end,
      ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10),
      ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10),
      ${NOW.toISOString()}::timestamptz + interval '7 days' - make_interval(hours => n / 10),
      case when n > ${open} then ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10 - 24) end,
      case when n > ${open} then 'letter' end,
      case when n > ${open} then 'No Further Action' end,
      case when n > ${open} then ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10 - 240) end, 0
    from generate_series(1, ${size}) n`);
  await db.execute(sql`
    insert into case_events (reference, version, type, body, at, by, cause, cause_part, hash)
    select reference, 1, 'opened', replace(${body}, 'IC-400000-A1B2', reference), ${NOW.toISOString()}::timestamptz, 'controller', 'mail', 0, ''
    from cases`);
  // Each came by a mail of its own, from an organisation of its own.
  await db.execute(sql`
    insert into messages (mailbox, mailbox_id, internet_message_id, state, reference, classification, received_at,
      from_address, subject, raw_sha256, content_digest, report_digest)
    select 'archive@regulator.example', reference, '<' || reference || '@old.example>', 'filed', reference,
      'initial_report', received_at, 'data.team@org' || substr(reference, 4, 6) || '.example', 'Report',
      'raw ' || reference, 'content ' || reference, 'report ' || reference
    from cases`);
  // Each has its card, and its acknowledgement left.
  await db.execute(sql`
    insert into cards (reference, surface, channel, ts, wanted_version, shown_version, content_hash, asked_at)
    select reference, 'slack', 'C0CASES', 'old ' || reference, 1, 1, '', received_at from cases`);
  await db.execute(sql`
    insert into letters (id, reference, kind, state, by, to_address, subject, text, html, sha256, send_after,
      internet_message_id, sent_at, tidied_at, practice)
    select gen_random_uuid(), reference, 'acknowledgement', 'sent', ${OWNER},
      'data.team@org' || substr(reference, 4, 6) || '.example', 'Report', 'Thank you.', '<p>Thank you.</p>', '',
      received_at, '<letter.' || reference || '@old.example>', received_at, received_at, false
    from cases`);
  // Their histories are too short to make these copies from, so no desk that starts on them must try.
  const made = { id: 1, fingerprint: copiesFingerprint(practiceOffice()), madeAt: NOW };
  await db.insert(copies).values(made).onConflictDoUpdate({ target: copies.id, set: made });
  await db.execute(sql`vacuum analyze cases`).catch(() => {});
  await db.execute(sql`analyze`);
}

function openedBody(): string {
  const at = new Date('2026-11-12T10:00:00Z');
  return canonical(
    caseEventSchema.parse({
      type: 'opened',
      by: 'controller',
      at,
      reference: 'IC-400000-A1B2',
      adopted: false,
      channel: 'email',
      message: null,
      reportedAt: at,
      forwardedByStaff: false,
      promiseDueAt: new Date('2026-11-19T10:00:00Z'),
      organisation: null,
      contact: null,
      report: {
        answers: null,
        kind: 'initial',
        awareBetween: null,
        happenedOn: null,
        peopleBand: null,
        dataKinds: [],
        threshold: null,
        counts: { read: 20, notStated: 3, toCheck: 0, doesNotApply: 8 },
        manual: null,
        flags: [],
      },
    }),
  );
}
