CREATE TABLE "bursts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"surface" text NOT NULL,
	"channel" text NOT NULL,
	"likeness" text[] NOT NULL,
	"ts" text,
	"wanted" integer DEFAULT 1 NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"trouble" text
);
--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "likeness" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "burst" uuid;--> statement-breakpoint
CREATE INDEX "bursts_channel" ON "bursts" USING btree ("surface","channel","joined_at");--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_burst_bursts_id_fk" FOREIGN KEY ("burst") REFERENCES "public"."bursts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_burst" ON "cards" USING btree ("burst");--> statement-breakpoint
CREATE INDEX "cards_dirty" ON "cards" USING btree ("surface","channel","asked_at") WHERE "cards"."wanted_version" > "cards"."shown_version" and "cards"."trouble" is null;