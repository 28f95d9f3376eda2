-- A style transfer makes its picture larger than it is shown, and what it made is kept, as a painting is.
alter table style_transfer_job add column if not exists shown_long_edge int;
update style_transfer_job set shown_long_edge = long_edge where shown_long_edge is null;
update style_transfer_job set long_edge = cast(ceiling(shown_long_edge * 1.34) as int)
where state <> 'DONE' and long_edge = shown_long_edge;
alter table stimulus add column if not exists master_sha256 varchar(64) references picture;

-- One more number of a picture: all are measured anew when they are asked for.
alter table picture add column if not exists jpeg_history double precision;
update picture set luminance = null, contrast = null, saturation = null, sharpness = null, noise = null, border = null,
blockiness = null, spectral_slope = null where jpeg_history is null;
