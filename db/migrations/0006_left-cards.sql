CREATE TABLE "left_cards" (
	"surface" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"reference" text NOT NULL,
	"stubbed_at" timestamp with time zone,
	"trouble" text,
	CONSTRAINT "left_cards_surface_channel_ts_pk" PRIMARY KEY("surface","channel","ts")
);
--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "owed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "left_cards" ADD CONSTRAINT "left_cards_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "left_cards_owed" ON "left_cards" USING btree ("surface","channel") WHERE "left_cards"."stubbed_at" is null and "left_cards"."trouble" is null;