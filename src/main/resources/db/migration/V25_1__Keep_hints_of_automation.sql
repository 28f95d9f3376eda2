-- What hints that a program answered or helped, in words: what the page noticed, never where somebody points. Null of answers before this, and without scripts.
alter table response add column if not exists hints varchar(60);
