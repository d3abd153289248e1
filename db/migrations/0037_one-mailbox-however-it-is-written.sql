-- Of two rows for one mail the one that is further keeps its place: on a case, settled by an officer, read and waiting, then
-- whatever may still be read. The other stays as a copy of it, for history, letters and openings may name it.
UPDATE "messages" SET
  "mailbox_id" = "mailbox_id" || ' ' || "place",
  "gone_at" = coalesce("gone_at", now()),
  "state" = CASE WHEN "state" IN ('listed', 'held') THEN 'kept' ELSE "state" END,
  "why" = CASE WHEN "state" IN ('listed', 'held') THEN 'A second copy of a mail that is already here' ELSE "why" END
FROM (
  SELECT "id" AS "copy", row_number() OVER (
    PARTITION BY lower("mailbox"), "mailbox_id"
    ORDER BY
      CASE
        WHEN "state" = 'filed' AND "why" IS DISTINCT FROM 'A second copy of a mail that is already here' THEN 1
        WHEN "state" = 'filed' THEN 2
        WHEN "settled_by" IS NOT NULL THEN 3
        WHEN "state" = 'held' AND "reading" IS NOT NULL THEN 4
        WHEN "state" = 'listed' THEN 5
        WHEN "state" = 'held' THEN 6
        ELSE 7
      END,
      "listed_at", "id"
  ) AS "place" FROM "messages"
) AS "ranked"
WHERE "copy" = "messages"."id" AND "place" > 1;--> statement-breakpoint
UPDATE "messages" SET "mailbox" = lower("mailbox") WHERE "mailbox" <> lower("mailbox");--> statement-breakpoint
-- Read on from where it was last read to the end; what came until then is in the ledger under either name.
UPDATE "mailbox_state" AS "state" SET
  "begun_at" = "both"."begun_at",
  "cursor" = "both"."cursor",
  "polled_at" = "both"."polled_at",
  "sent_cursor" = "both"."sent_cursor",
  "sent_polled_at" = "both"."sent_polled_at"
FROM (
  SELECT
    lower("mailbox") AS "address",
    min("begun_at") AS "begun_at",
    (array_agg("cursor" ORDER BY "polled_at" DESC NULLS LAST, "mailbox"))[1] AS "cursor",
    max("polled_at") AS "polled_at",
    (array_agg("sent_cursor" ORDER BY "sent_polled_at" DESC NULLS LAST, "mailbox"))[1] AS "sent_cursor",
    max("sent_polled_at") AS "sent_polled_at"
  FROM "mailbox_state" GROUP BY 1
) AS "both"
WHERE "both"."address" = lower("state"."mailbox");--> statement-breakpoint
DELETE FROM "mailbox_state" AS "one" USING "mailbox_state" AS "other"
WHERE lower("one"."mailbox") = lower("other"."mailbox") AND "one"."mailbox" < "other"."mailbox";--> statement-breakpoint
UPDATE "mailbox_state" SET "mailbox" = lower("mailbox");--> statement-breakpoint
DELETE FROM "mailbox_checks" USING (
  SELECT "id" AS "copy", row_number() OVER (
    PARTITION BY lower("mailbox"), "slot" ORDER BY "finished_at" DESC NULLS LAST, "started_at", "id"
  ) AS "place" FROM "mailbox_checks"
) AS "ranked"
WHERE "copy" = "id" AND "place" > 1;--> statement-breakpoint
UPDATE "mailbox_checks" SET "mailbox" = lower("mailbox");--> statement-breakpoint
-- What hangs at a bell that is taken down here ends by itself within days.
DELETE FROM "doorbells" USING (
  SELECT "mailbox" AS "copy", row_number() OVER (
    PARTITION BY lower("mailbox") ORDER BY "subscription" IS NULL, "until" DESC NULLS LAST, "mailbox"
  ) AS "place" FROM "doorbells"
) AS "ranked"
WHERE "copy" = "mailbox" AND "place" > 1;--> statement-breakpoint
UPDATE "doorbells" SET "mailbox" = lower("mailbox");--> statement-breakpoint
DELETE FROM "alarms" AS "one" USING "alarms" AS "other"
WHERE "one"."key" ~ '^(silent|stuck) ' AND lower("one"."key") = lower("other"."key") AND "one"."key" < "other"."key";--> statement-breakpoint
UPDATE "alarms" SET "key" = lower("key") WHERE "key" ~ '^(silent|stuck) ';
