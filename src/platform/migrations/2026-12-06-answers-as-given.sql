-- An answer that is given again is the first one letter by letter: jsonb would order its parts in its own way.
alter table platform.idempotency alter column answer type json;
