CREATE TABLE "closings" (
	"reference" text NOT NULL,
	"cycle" integer NOT NULL,
	"began" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"waited_ms" bigint NOT NULL,
	CONSTRAINT "closings_reference_cycle_pk" PRIMARY KEY("reference","cycle")
);
--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closings_closed" ON "closings" USING btree ("closed_at");--> statement-breakpoint
-- What was closed before rounds were counted.
INSERT INTO "closings" SELECT "reference", 1, "reported_at", "closed_at", "outcome", 0 FROM "cases" WHERE "closed_at" IS NOT NULL AND "outcome" IS NOT NULL;
