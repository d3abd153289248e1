-- The history of a case is written once: nobody, the desk included, changes or removes what happened.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The history of a case is never changed' using errcode = '23001';
end $$;
--> statement-breakpoint
create trigger case_events_are_final before update or delete on case_events
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger case_events_are_kept before truncate on case_events
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger checkpoints_are_final before update or delete on checkpoints
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger checkpoints_are_kept before truncate on checkpoints
  for each statement execute function refuse_change();
