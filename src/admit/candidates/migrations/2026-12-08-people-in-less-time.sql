-- Names are folded for every candidate who is saved. A name of ASCII letters alone has no accents to look for; what
-- comes out is what came out before.
create or replace function candidates.fold_name(name text) returns text language sql immutable parallel safe
  return case when octet_length(name) = length(name) then lower(name collate "C") else translate(
    regexp_replace(
      normalize(
        replace(replace(replace(replace(lower(
          replace(replace(replace(replace(name, 'Æ', 'ae'), 'Œ', 'oe'), 'Þ', 'th'), 'ẞ', 'ss')
        ), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss'),
        NFD),
      U&'[\0300-\036F]', '', 'g'),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđÐðĦħıŊŋ', 'abcdefghijklmnopqrstuvwxyzoollddddhhinn') end;
create or replace function candidates.sort_key(surname text, forenames text) returns text
language sql immutable parallel safe
  return candidates.compact_name(surname) || ' '
    || regexp_replace(regexp_replace(candidates.fold_name(forenames), U&'[\002D\2010\2011\2013\2014]', ' ', 'g'),
      U&'[''`".,()/\00B4\2018\2019\02BC]', '', 'g');

-- What is asked of many people is looked up for each in the indexes. A plan made for the people of one file reads the
-- candidates of every centre instead, and is made again for each of the first files of a connection.
alter function candidates.compare_elsewhere set plan_cache_mode = force_generic_plan;
