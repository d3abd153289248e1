CREATE TABLE "copies" (
	"id" integer PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "copies_one_row" CHECK ("copies"."id" = 1)
);
