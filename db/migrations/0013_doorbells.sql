CREATE TABLE "doorbells" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"subscription" text,
	"secret" text NOT NULL,
	"door" text NOT NULL,
	"until" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"trouble" text,
	CONSTRAINT "doorbells_subscription_unique" UNIQUE("subscription")
);
