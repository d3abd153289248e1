ALTER TABLE "mailbox_state" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
-- Of a mailbox that is read already, the ledger tells it.
UPDATE "mailbox_state" SET "begun_at" = coalesce((SELECT min("listed_at") FROM "messages" WHERE "messages"."mailbox" = "mailbox_state"."mailbox"), now());--> statement-breakpoint
ALTER TABLE "mailbox_state" ALTER COLUMN "begun_at" SET NOT NULL;
