-- Row-level security asks what the person may do.

-- Whether the asking person has a permission; null, and so no, in a transaction that does not say what they have. Asked
-- for every row: it looks for a text in a text and no more.
create function platform.may(permission text) returns boolean language sql stable parallel safe
  return strpos(current_setting('app.permissions', true), ',' || permission || ',') > 0;
