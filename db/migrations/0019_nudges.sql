CREATE TABLE "nudges" (
	"officer" uuid NOT NULL,
	"reference" text NOT NULL,
	"commitment" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"audience" text NOT NULL,
	"tell_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "nudges_officer_reference_commitment_kind_at_pk" PRIMARY KEY("officer","reference","commitment","kind","at")
);
--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "opens" text;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "closes" text;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "working_weekdays" integer[];--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_officer_officers_id_fk" FOREIGN KEY ("officer") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nudges_owed" ON "nudges" USING btree ("tell_at") WHERE "nudges"."state" = 'owed';--> statement-breakpoint
CREATE INDEX "nudges_reference" ON "nudges" USING btree ("reference","at");