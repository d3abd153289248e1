ALTER TABLE "letters" ALTER COLUMN "reference" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "correspondents" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "message" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "suggested" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "settled_by" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "content_digest" text;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_answer" ON "letters" USING btree ("message") WHERE "letters"."state" not in ('withdrawn', 'bounced');--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_of" CHECK ("letters"."reference" is not null or "letters"."message" is not null);