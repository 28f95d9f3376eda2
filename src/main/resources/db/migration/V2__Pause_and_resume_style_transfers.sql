-- A curator may have a running style transfer wait; what went wrong on the way and was made up for is kept with the job.
alter table style_transfer_job add column pause_requested boolean default false not null;
alter table style_transfer_job add column notes varchar(4000);
