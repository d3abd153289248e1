CREATE TABLE "clippings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"by" text NOT NULL,
	"words" text NOT NULL,
	"source" text NOT NULL,
	"suggested" text,
	"kept_at" timestamp with time zone NOT NULL
);
