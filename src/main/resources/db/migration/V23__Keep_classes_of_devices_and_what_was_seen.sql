-- Of which class screen, window and pointer are, only where the design asks: input was kept unasked before.
alter table response add column if not exists refresh varchar(10);
alter table response add column if not exists pixel_ratio varchar(10);
alter table response add column if not exists viewport varchar(10);

-- A picture counts as shown when it was seen, not only when it was answered: whether the page of a trial said so before its answer.
alter table trial add column if not exists seen boolean default false not null;
