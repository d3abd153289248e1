CREATE TABLE "openings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "openings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference" text NOT NULL,
	"form" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "openings_reference" ON "openings" USING btree ("reference","at");--> statement-breakpoint
create trigger openings_are_final before update or delete on openings
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger openings_are_kept before truncate on openings
  for each statement execute function refuse_change();
