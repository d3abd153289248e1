ALTER TABLE "letters" ADD COLUMN "rests_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "rests_until" timestamp with time zone;