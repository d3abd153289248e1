CREATE INDEX "cases_reported" ON "cases" USING btree ("reported_at");--> statement-breakpoint
CREATE INDEX "cases_promise" ON "cases" USING btree ("promise_due_at");--> statement-breakpoint
CREATE INDEX "cases_closed" ON "cases" USING btree ("closed_at");