-- A picture's human-likeness is drawn towards its own source now, with its uncertainty: all figures are computed anew in the background.
delete from study_figures;
