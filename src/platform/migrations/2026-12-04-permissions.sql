-- Row-level security asks what the person may do.

-- Whether the asking person has a permission. A policy that asks nothing else is worked out once for a query.
create function platform.may(permission text) returns boolean language sql stable parallel safe
  return coalesce(strpos(current_setting('app.permissions', true), ',' || permission || ',') > 0, false);
