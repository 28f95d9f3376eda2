-- Each figure says of how many participants, pictures and answers it is made, and the share right of single pictures stands by itself: all are computed anew.
delete from study_figures;
