-- A trial whose picture never stood on the screen has a phase of its own: it counts nowhere, and its session goes on with another.
alter table trial alter column phase set data type varchar(20);
alter table session add column if not exists failed_trials integer default 0 not null;
alter table session add column if not exists consecutive_failures integer default 0 not null;

-- Null of answers older than these questions.
alter table response add column if not exists display_unverified boolean;
alter table response add column if not exists looked_closer boolean;

-- Sessions that had to leave trials out have fewer answers than others: figures are computed anew with their own number.
delete from study_figures;
