CREATE TABLE "chat_places" (
	"surface" text NOT NULL,
	"id" text NOT NULL,
	"conversation" text NOT NULL,
	"service_url" text NOT NULL,
	"team" text,
	"home" text,
	"seen_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "chat_places_surface_id_pk" PRIMARY KEY("surface","id")
);
--> statement-breakpoint
CREATE TABLE "open_forms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"by" text NOT NULL,
	"form" jsonb NOT NULL,
	"typed" jsonb NOT NULL,
	"answered" text,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "teams_user_id" text;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "seen_on" text;--> statement-breakpoint
ALTER TABLE "officers" ADD CONSTRAINT "officers_teamsUserId_unique" UNIQUE("teams_user_id");