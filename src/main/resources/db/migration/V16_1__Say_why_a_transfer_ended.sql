-- Why a style transfer needed no more iterations than were done; null of those that ended before this was kept.
alter table style_transfer_job add column if not exists ending varchar(20);
