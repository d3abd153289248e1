CREATE TABLE "digests" (
	"day" date PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
