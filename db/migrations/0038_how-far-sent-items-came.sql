ALTER TABLE "mailbox_state" ADD COLUMN "sent_advanced_at" timestamp with time zone;--> statement-breakpoint
-- A round that is under way was not written down so far; it is given its quarter of an hour.
UPDATE "mailbox_state" SET "sent_advanced_at" = now() WHERE "sent_polled_at" IS NULL;
