-- Whoever is signed in takes part outside figures, seats and quota. Of sessions before this nobody knows.
alter table session add column if not exists staff boolean default false not null;
create index if not exists session_counted on session (study_id, version, staff, finished_at);
drop index if exists session_study_version;
