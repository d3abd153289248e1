ALTER TABLE "officers" ADD COLUMN "slack_role" text;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "teams_role" text;--> statement-breakpoint
-- Everybody counts until their chat has been asked: better somebody too many is told than nobody.
UPDATE "officers" SET
  "slack_role" = CASE WHEN "slack_user_id" IS NULL THEN NULL WHEN "lead" THEN 'lead' ELSE 'officer' END,
  "teams_role" = CASE WHEN "teams_user_id" IS NULL THEN NULL WHEN "lead" THEN 'lead' ELSE 'officer' END;--> statement-breakpoint
ALTER TABLE "officers" DROP COLUMN "lead";--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "lead" boolean GENERATED ALWAYS AS (coalesce(slack_role = 'lead', false) or coalesce(teams_role = 'lead', false)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "works_cases" boolean GENERATED ALWAYS AS (coalesce(slack_role, teams_role) is not null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "officers" ADD CONSTRAINT "officers_slack_role" CHECK ("officers"."slack_role" in ('lead', 'officer'));--> statement-breakpoint
ALTER TABLE "officers" ADD CONSTRAINT "officers_teams_role" CHECK ("officers"."teams_role" in ('lead', 'officer'));
