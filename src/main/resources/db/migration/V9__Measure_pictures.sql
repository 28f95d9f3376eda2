-- Numbers about a picture's pixels, measured when they are first asked for.
alter table picture add column luminance double precision;
alter table picture add column contrast double precision;
alter table picture add column saturation double precision;
alter table picture add column sharpness double precision;
alter table picture add column noise double precision;
alter table picture add column border double precision;
alter table picture add column blockiness double precision;
alter table picture add column spectral_slope double precision;

-- Figures have a registered analysis and adjusted presets now: all are computed anew in the background, which measures the pictures on the way.
delete from study_figures;

-- How a study goes is counted in the background too, once it has many sessions.
alter table study_figures add column watch varchar(1000000);

