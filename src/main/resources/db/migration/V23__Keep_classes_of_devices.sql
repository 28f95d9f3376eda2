-- Of which class screen, window and pointer are, only where the design asks: input was kept unasked before.
alter table response add column if not exists refresh varchar(10);
alter table response add column if not exists pixel_ratio varchar(10);
alter table response add column if not exists viewport varchar(10);
