-- A trial that was loaded again was looked at for longer than its rt says.
alter table trial add column shown integer default 0 not null;
update trial set shown = 1 where issued_at is not null;
