-- Whose records are held is looked up for each person, with a plan that is made once for each connection.
alter function candidates.held_people set plan_cache_mode = force_generic_plan;
