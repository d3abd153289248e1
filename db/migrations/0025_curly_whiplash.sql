CREATE TABLE "waiting_posts" (
	"surface" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"letter" uuid NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "waiting_posts_surface_channel_ts_pk" PRIMARY KEY("surface","channel","ts")
);
--> statement-breakpoint
ALTER TABLE "waiting_posts" ADD CONSTRAINT "waiting_posts_letter_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_posts_open" ON "waiting_posts" USING btree ("letter") WHERE "waiting_posts"."settled_at" is null;