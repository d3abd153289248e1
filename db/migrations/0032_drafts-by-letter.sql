ALTER TABLE "drafts" ADD COLUMN "letter" text;--> statement-breakpoint
-- A preview says of which letter it is; every other form is of one letter alone.
UPDATE "drafts" SET "letter" = CASE "form"
	WHEN 'acknowledge' THEN 'acknowledgement'
	WHEN 'ask' THEN 'request'
	WHEN 'decide' THEN 'decision'
	WHEN 'decide-letter' THEN 'decision'
	WHEN 'preview' THEN coalesce("ids" ->> 'kind', 'letter')
	ELSE 'letter'
END;--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "letter" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_reference_form_by_pk";--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_reference_letter_form_by_pk" PRIMARY KEY("reference","letter","form","by");--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "leaves_with" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_leaves_with_letters_id_fk" FOREIGN KEY ("leaves_with") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;
