-- Figures tell signal detection by condition, style and generator now: all are computed anew in the background.
delete from study_figures;
