CREATE TABLE "mailbox_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailbox" text NOT NULL,
	"slot" text NOT NULL,
	"days" integer NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "mailbox_checks_slot" UNIQUE("mailbox","slot")
);
--> statement-breakpoint
ALTER TABLE "mailbox_state" ADD COLUMN "sent_cursor" text;--> statement-breakpoint
ALTER TABLE "mailbox_state" ADD COLUMN "sent_polled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "folder" text DEFAULT 'inbox' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "outgoing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "found_by_sweep" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "mailbox_checks_finished" ON "mailbox_checks" USING btree ("mailbox","finished_at");--> statement-breakpoint
CREATE INDEX "messages_found" ON "messages" USING btree ("listed_at") WHERE "messages"."found_by_sweep";--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_folder" CHECK ("messages"."folder" in ('inbox', 'sent', 'junk', 'deleted', 'other'));