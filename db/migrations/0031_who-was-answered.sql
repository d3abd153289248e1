ALTER TABLE "cases" ADD COLUMN "promise_kept_by" text;--> statement-breakpoint
-- A promise that ended in the very moment of a "no reply needed" was ended by that; every other by a letter.
UPDATE "cases" SET "promise_kept_by" = CASE WHEN EXISTS (
	SELECT 1 FROM "case_events" "waived" WHERE "waived"."reference" = "cases"."reference"
		AND "waived"."type" = 'closed-without-reply' AND "waived"."at" = "cases"."promise_kept_at"
) THEN 'no-reply-needed' ELSE 'letter' END WHERE "promise_kept_at" IS NOT NULL;
--> statement-breakpoint
-- The next duty is the one that falls due soonest; it was the first of a fixed order.
UPDATE "cases" SET "duty" = "next"."kind", "due_at" = "next"."due_at" FROM (
	SELECT DISTINCT ON ("reference") "reference", "kind", "due_at" FROM "commitments"
		ORDER BY "reference", "due_at", array_position(ARRAY['reply', 'read', 'answer', 'decide'], "kind")
) "next" WHERE "next"."reference" = "cases"."reference" AND ("cases"."duty", "cases"."due_at") IS DISTINCT FROM ("next"."kind", "next"."due_at");
