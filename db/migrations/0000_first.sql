CREATE SEQUENCE "public"."case_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "attachments" (
	"message" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "attachments_message_number_pk" PRIMARY KEY("message","number")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text NOT NULL,
	"part" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "blobs_sha256_part_pk" PRIMARY KEY("sha256","part"),
	CONSTRAINT "blobs_part_size" CHECK (octet_length("blobs"."bytes") <= 1048576)
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"reference" text NOT NULL,
	"surface" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text,
	"wanted_version" integer NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"content_hash" text,
	"clicked_at" timestamp with time zone,
	"asked_at" timestamp with time zone NOT NULL,
	"trouble" text,
	CONSTRAINT "cards_reference_surface_pk" PRIMARY KEY("reference","surface")
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"reference" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"cause" text NOT NULL,
	"cause_part" smallint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_events_reference_version_pk" PRIMARY KEY("reference","version"),
	CONSTRAINT "case_events_cause" UNIQUE("reference","cause","cause_part"),
	CONSTRAINT "case_events_version" CHECK ("case_events"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"reference" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"status" text NOT NULL,
	"owner" text,
	"organisation" text,
	"contact_address" text,
	"urgent" boolean NOT NULL,
	"duty" text,
	"due_at" timestamp with time zone,
	"reported_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"promise_due_at" timestamp with time zone NOT NULL,
	"promise_kept_at" timestamp with time zone,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"unread" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"surface" text NOT NULL,
	"channel" text NOT NULL,
	"holder" text,
	"leased_until" timestamp with time zone,
	"next_post_at" timestamp with time zone,
	"next_edit_at" timestamp with time zone,
	CONSTRAINT "channels_surface_channel_pk" PRIMARY KEY("surface","channel")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"reference" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkpoints_reference_version_pk" PRIMARY KEY("reference","version")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"next_reminder_at" timestamp with time zone,
	CONSTRAINT "commitments_reference_kind_pk" PRIMARY KEY("reference","kind")
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"salt" text,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"by" text NOT NULL,
	"to_name" text,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"sha256" text NOT NULL,
	"replies_to" text,
	"send_after" timestamp with time zone NOT NULL,
	"draft_id" text,
	"internet_message_id" text,
	"submitted_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"practice" boolean NOT NULL,
	CONSTRAINT "letters_state" CHECK ("letters"."state" in ('queued', 'submitting', 'accepted', 'sent', 'withdrawn', 'bounced', 'needs-person'))
);
--> statement-breakpoint
CREATE TABLE "mailbox_state" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"cursor" text,
	"polled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mailbox" text NOT NULL,
	"mailbox_id" text NOT NULL,
	"internet_message_id" text,
	"state" text NOT NULL,
	"why" text,
	"reference" text,
	"classification" text,
	"received_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"from_address" text,
	"from_name" text,
	"subject" text,
	"conversation" text[] DEFAULT '{}' NOT NULL,
	"raw_sha256" text,
	"report_digest" text,
	"reading" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"listed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "messages_mailbox_id" UNIQUE("mailbox","mailbox_id"),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('listed', 'filed', 'held', 'kept'))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"reference" text NOT NULL,
	"version" integer NOT NULL,
	"seq" integer NOT NULL,
	"surface" text NOT NULL,
	"message" jsonb NOT NULL,
	"posted_at" timestamp with time zone,
	"trouble" text,
	CONSTRAINT "notes_reference_version_seq_surface_pk" PRIMARY KEY("reference","version","seq","surface")
);
--> statement-breakpoint
CREATE TABLE "office_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL,
	"practice" boolean NOT NULL,
	CONSTRAINT "office_clock_one_row" CHECK ("office_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slack_user_id" text,
	"name" text NOT NULL,
	"title" text,
	"telephone" text,
	"initials" text,
	"lead" boolean NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "officers_slackUserId_unique" UNIQUE("slack_user_id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"reference" text NOT NULL,
	"commitment" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"told" boolean NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"recipients" text[] NOT NULL,
	CONSTRAINT "reminders_reference_commitment_kind_at_pk" PRIMARY KEY("reference","commitment","kind","at")
);
--> statement-breakpoint
CREATE TABLE "tellings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"surface" text NOT NULL,
	"recipient" text NOT NULL,
	"message" jsonb NOT NULL,
	"state" text DEFAULT 'owed' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"trouble" text
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_channel" ON "cards" USING btree ("channel","asked_at");--> statement-breakpoint
CREATE INDEX "cases_open_due" ON "cases" USING btree ("due_at","reference") WHERE "cases"."status" not in ('closed', 'referred');--> statement-breakpoint
CREATE INDEX "cases_open_owner" ON "cases" USING btree ("owner","due_at") WHERE "cases"."status" not in ('closed', 'referred');--> statement-breakpoint
CREATE INDEX "cases_contact" ON "cases" USING btree ("contact_address");--> statement-breakpoint
CREATE INDEX "commitments_next" ON "commitments" USING btree ("next_reminder_at") WHERE "commitments"."next_reminder_at" is not null;--> statement-breakpoint
CREATE INDEX "letters_reference" ON "letters" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "letters_internet_id" ON "letters" USING btree ("internet_message_id");--> statement-breakpoint
CREATE INDEX "letters_moving" ON "letters" USING btree ("send_after") WHERE "letters"."state" in ('queued', 'submitting', 'accepted');--> statement-breakpoint
CREATE INDEX "messages_internet_id" ON "messages" USING btree ("internet_message_id");--> statement-breakpoint
CREATE INDEX "messages_reference" ON "messages" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "messages_digest" ON "messages" USING btree ("report_digest");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("state","received_at") WHERE "messages"."state" in ('listed', 'held');--> statement-breakpoint
CREATE INDEX "notes_owed" ON "notes" USING btree ("surface","reference","version","seq") WHERE "notes"."posted_at" is null and "notes"."trouble" is null;--> statement-breakpoint
CREATE INDEX "tellings_owed" ON "tellings" USING btree ("asked_at") WHERE "tellings"."state" = 'owed';