alter table trial add column if not exists exposure_frames int;
alter table response add column if not exists exposure_measured int;
