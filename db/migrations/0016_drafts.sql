CREATE TABLE "drafts" (
	"reference" text NOT NULL,
	"form" text NOT NULL,
	"by" text NOT NULL,
	"answers" jsonb NOT NULL,
	"ids" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_reference_form_by_pk" PRIMARY KEY("reference","form","by")
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_reference_cases_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."cases"("reference") ON DELETE no action ON UPDATE no action;