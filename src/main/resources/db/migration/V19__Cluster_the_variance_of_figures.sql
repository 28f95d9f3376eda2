-- Intervals come from variance clustered by participant and by picture now: all figures are computed anew in the background.
delete from study_figures;
