-- What people are entered for elsewhere is looked up for each of them: a plan made for the people of one file reads the
-- candidates of every centre.
alter function entries.entered_elsewhere set plan_cache_mode = force_generic_plan;
