ALTER TABLE "openings" ALTER COLUMN "reference" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "message" uuid;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_message_messages_id_fk" FOREIGN KEY ("message") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "openings_message" ON "openings" USING btree ("message") WHERE "openings"."message" is not null;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_of" CHECK ("openings"."reference" is not null or "openings"."message" is not null);