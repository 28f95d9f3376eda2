-- A study that was brought from another server to be looked at: it takes nobody, and its pictures and frozen versions are there.
alter table study add column if not exists replay boolean default false not null;
