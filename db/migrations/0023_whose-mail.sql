CREATE INDEX "cases_correspondents" ON "cases" USING gin ("correspondents");--> statement-breakpoint
CREATE INDEX "messages_from" ON "messages" USING btree ("from_address");--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING gin ("conversation");