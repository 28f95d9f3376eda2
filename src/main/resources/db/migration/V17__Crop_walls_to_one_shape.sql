-- A study may show all its pictures in one aspect, so that none tells an origin; a picture made for it is made in that one.
alter table study add column if not exists aspect varchar(10);
alter table style_transfer_job add column if not exists aspect varchar(10);
