-- A trial is sent ahead of its turn: when it was sent and when its answer arrived say so by their names, and what the page measured stands beside.
-- The old columns are added before they are read, so that a second run after the first was cut off finds them.
alter table trial add column if not exists sent_at timestamp with time zone;
alter table trial add column if not exists issued_at timestamp with time zone;
update trial set sent_at = issued_at where sent_at is null and issued_at is not null;

alter table response add column if not exists received_at timestamp with time zone;
alter table response add column if not exists responded_at timestamp with time zone;
update response set received_at = responded_at where received_at is null;
alter table response alter column received_at set not null;
alter table response add column if not exists onset_offset integer;
alter table response add column if not exists sent_offset integer;
alter table response add column if not exists queued boolean;

-- How often a page was sent counted those that were fetched ahead. A trial counts its own loads from now on; of answers before, that is as near as we know.
alter table response add column if not exists reloads integer default 0 not null;
alter table trial add column if not exists loads integer default 0 not null;
alter table trial add column if not exists shown integer default 0 not null;
update trial set loads = shown where loads = 0 and shown > 0;
update response set reloads = (select t.shown - 1 from trial t where t.id = trial_id)
where reloads = 0 and trial_id in (select t.id from trial t where t.shown > 1);

alter table trial drop column issued_at;
alter table trial drop column shown;
alter table response drop column responded_at;
